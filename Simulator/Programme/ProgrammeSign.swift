public import SimKit

/// Something that a device of the played programme says, as it goes over the wire.
public struct ProgrammeSign: Sendable {
    /// When the device says it.
    public let at: Moment
    /// The topic name.
    public let topic: String
    /// The payload, a JSON object.
    public let payload: String

    /// Somebody presses the key of an emergency call as a test.
    static func press(_ device: String, county: String, at moment: Moment) -> ProgrammeSign {
        ProgrammeSign(
            at: moment, topic: "homebed/v1/\(county)/\(device)/event",
            payload: "{\"v\":1,\"ref\":\"t\(moment.milliseconds)\",\"ts\":\(moment.milliseconds),"
                + "\"event\":\"red_key\",\"test\":true}")
    }

    /// A device measures; each kind of kit what its model can.
    static func reading(_ device: String, kind: String, county: String, at moment: Moment) -> ProgrammeSign? {
        values(kind, moment).map { values in
            ProgrammeSign(
                at: moment, topic: "homebed/v1/\(county)/\(device)/telemetry",
                payload: "{\"v\":1,\"ts\":\(moment.milliseconds),\"readings\":{\(values)}}")
        }
    }

    /// A device measures and tells what it measured before, at the other `moments`, oldest first.
    static func history(_ device: String, kind: String, county: String, at moments: [Moment]) -> ProgrammeSign? {
        guard let last = moments.last, let now = values(kind, last) else { return nil }
        let entries = moments.dropLast().compactMap { moment in
            values(kind, moment).map { "{\"ts\":\(moment.milliseconds),\"readings\":{\($0)}}" }
        }
        return ProgrammeSign(
            at: last, topic: "homebed/v1/\(county)/\(device)/telemetry",
            payload: "{\"v\":1,\"ts\":\(last.milliseconds),\"history\":[\(entries.joined(separator: ","))],"
                + "\"readings\":{\(now)}}")
    }

    private static func values(_ kind: String, _ moment: Moment) -> String? {
        switch kind {
        case "wearable": "\"heart_rate\":\(62 + moment.milliseconds / 60_000 % 23),\"worn\":true"
        case "smart-mattress": "\"heart_rate\":\(58 + moment.milliseconds / 60_000 % 19),\"in_bed\":true"
        case "camera": "\"privacy_mode\":false"
        case "pill-box": "\"doses_left\":20"
        default: nil
        }
    }
}
