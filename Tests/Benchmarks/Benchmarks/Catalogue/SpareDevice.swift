import SimKit

/// A device of a model that the simulated fleet has not, in the home of one of its households.
struct SpareDevice {
    let id: String
    let kind: SpareDeviceKind
    /// The household's place in the fleet.
    let household: Int
    /// The topic name without the last level.
    let topic: String
    /// When it speaks next.
    var next: Moment
    private var sequence = 0

    init(_ kind: SpareDeviceKind, household: Int, county: String, start: Moment) {
        id = "\(kind.rawValue)-\(household)"
        self.kind = kind
        self.household = household
        topic = "homebed/v1/\(county)/\(id)"
        // Each in another second of its period, as devices are that were not installed together.
        next = start + .milliseconds(Int64(household) * 7_919_000 % kind.period.milliseconds)
    }

    /// Its next message, which is due at `next`.
    mutating func speak() -> (at: Moment, kind: String, payload: String) {
        let at = next
        sequence += 1
        next = at + kind.period
        let head = #"{"v":1,"ref":"\#(id)-\#(sequence)","seq":\#(sequence),"ts":\#(at.milliseconds),"#
        if let event = kind.event(sequence) { return (at, "event", head + #""event":"\#(event)"}"#) }
        return (at, "telemetry", head + #""readings":{\#(kind.readings(sequence))}}"#)
    }
}
