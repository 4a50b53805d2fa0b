// Sounds are made here: a file might not load when it is needed. A browser makes none before somebody has clicked.
let audio = null;
let on = false;
let ringing = null;

export const isOn = () => on && audio?.state === "running";

/** Turns the sound on or off; called from a click or a key. */
export async function toggle() {
  on = !on;
  if (on) {
    audio ??= new AudioContext();
    await audio.resume();
    tone(660, 0, .12, .2);
    tone(880, .14, .16, .2);
  } else {
    ring(null);
  }
  return on;
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

const bursts = {
  // High-priority burst after IEC 60601-1-8: five pulses, again and again until somebody answers.
  P1: { every: 2_500, play: () => [0, .2, .4, .75, .95].forEach((start, index) => tone(index < 3 ? 880 : 988, start, .16)) },
  P2: { every: 20_000, play: () => [0, .3, .6].forEach((start) => tone(660, start, .22, .35)) },
  broken: { every: 10_000, play: () => [0, .5].forEach((start) => tone(330, start, .4, .35)) },
};

/** Rings as loud as the most urgent thing asks: "P1", "P2", "broken", or null for silence. */
export function ring(kind) {
  if (!on || !audio) kind = null;
  if (ringing?.kind === kind) return;
  clearInterval(ringing?.timer);
  ringing = null;
  if (!kind) return;
  bursts[kind].play();
  ringing = { kind, timer: setInterval(bursts[kind].play, bursts[kind].every) };
}
