import SimKit

/// What a device remembers between its messages.
struct DeviceState {
    let plan: DevicePlan
    var random: RandomSource
    /// How its firmware writes JSON.
    let style: PayloadStyle
    var battery: HoveringBattery
    var heart: StuckHeart
    var fix: LostFix
    var pressure: InvertedPressure
    var contact: FlutteringPad
    var radio: Radio
    /// References given out.
    var counter: Int64 = 0
    /// Sequence numbers given out, by kind of message.
    var sequences: [MessageKind: Int64] = [:]
    /// Values measured while the link was lost, for one message of history.
    var past: [Draft.Past] = []
    /// The last event as it was sent, for a replay after a reconnect.
    var lastEvent: Publication?
    /// The number of the message that it sent last among those that wait for an answer.
    var lastSent: Int?
    /// The reference of the last command it obeyed.
    var lastOrder: String?
    /// Whether its case is open.
    var isOpen = false
    /// Whether it speaks every few seconds, because an illness shows.
    var isAlert = false
    /// By how much a weak signal is misread.
    var harmonic = 1.0

    /// A device of a household whose life comes from `life`; each of its properties has a stream of its own.
    init(_ plan: DevicePlan, life: RandomSource) {
        self.plan = plan
        random = life.stream("device " + plan.id)
        var writing = life.stream("writing " + plan.id)
        style = PayloadStyle(&writing)
        battery = HoveringBattery(life.stream("battery " + plan.id))
        heart = StuckHeart(life.stream("stuck heart " + plan.id))
        fix = LostFix(life.stream("lost fix " + plan.id))
        pressure = InvertedPressure(life.stream("inverted pressure " + plan.id))
        contact = FlutteringPad(life.stream("fluttering pad " + plan.id))
        radio = Radio(life.stream("radio " + plan.id))
    }

    mutating func nextSequence(_ kind: MessageKind) -> Int64 {
        let number = sequences[kind, default: 0] + 1
        sequences[kind] = number
        return number
    }
}
