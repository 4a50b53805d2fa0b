// Sounds are made here: a file might not load when it is needed. A browser makes none before somebody has clicked.
let audio = null;
let on = false;
let ringing = null;

/** Whether sounds are heard: the browser may have put them to sleep. */
export const isOn = () => on && audio?.state === "running";

/** Turns the sound on, or off where it is heard; called from a click or a key. */
export async function toggle() {
  on = !isOn();
  if (!on) return ring(null);
  audio ??= new AudioContext();
  await audio.resume();
  tone(660, 0, .12, .2);
  tone(880, .14, .16, .2);
}

/** Asks for sounds back that the browser has put to sleep, as it does with the machine. */
export function wake() {
  // Without a click it may refuse; the button then says that the sound is off.
  if (on && !isOn()) audio.resume().catch(() => {});
}

function tone(frequency, start, length, volume = .5) {
  const at = audio.currentTime + start;
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = frequency;
  oscillator.type = "triangle";
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(volume, at + .02);
  gain.gain.setValueAtTime(volume, at + length - .04);
  gain.gain.linearRampToValueAtTime(0, at + length);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + length);
}

const play = (frequency, starts, length, volume) => () => {
  for (const start of starts) tone(frequency, start, length, volume);
};

const bursts = {
  // High-priority burst after IEC 60601-1-8: five pulses, again and again until somebody answers.
  P1: {
    every: 2_500,
    play: () => [0, .2, .4, .75, .95].forEach((start, index) => tone(index < 3 ? 880 : 988, start, .16)),
  },
  P2: { every: 20_000, play: play(660, [0, .3, .6], .22, .35) },
  broken: { every: 10_000, play: play(330, [0, .5], .4, .35) },
  ending: { every: 120_000, play: play(440, [0, .3], .25, .35) },
};

/** Rings as loud as the most urgent thing asks: "P1", "P2", "broken", "ending", or null for silence. */
export function ring(kind) {
  if (!isOn()) kind = null;
  if ((ringing?.kind ?? null) === kind) return;
  clearInterval(ringing?.timer);
  ringing = null;
  if (!kind) return;
  bursts[kind].play();
  ringing = { kind, timer: setInterval(bursts[kind].play, bursts[kind].every) };
}
