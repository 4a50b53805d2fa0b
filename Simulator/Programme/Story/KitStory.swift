internal import SimKit

/// The forms about one item of a bed's kit.
struct KitStory {
    let person: Person
    let item: String
    let kind: String
    /// A silent item has none.
    var device: String?
    /// Whether the device reports to the gateway in this play; otherwise the technician says what was seen on it.
    var isHeard = false
    var serial: String

    typealias Fields = [(name: String, text: String)]

    func plan(_ day: CivilDay) -> Fields {
        [
            ("kitItem", item), ("bed", person.bed), ("kind", kind), ("telemetry", device == nil ? "none" : "reports"),
            ("plannedOn", CivilText.day(day)), ("plannedBy", person.county.technician),
        ]
    }

    func refusal(_ day: CivilDay) -> Fields {
        [
            ("kitItem", item), ("refusedOn", CivilText.day(day)), ("refusedBy", "赵某"),
            ("refusalDocument", "NO\(person.number)"),
        ]
    }

    func binding(_ moment: Moment) -> Fields {
        [("kitItem", item), ("device", device ?? ""), ("serial", serial)] + step("bound", moment)
    }

    /// Binding, test and reading or inspection, and sign-off, a few minutes after each other.
    func commissioning(_ start: Moment) -> [(form: String, at: Moment, fields: Fields)] {
        let (second, third, last) = (start + .minutes(3), start + .minutes(6), start + .minutes(12))
        let own: Fields = [("kitItem", item)]
        let tried: [(form: String, at: Moment, fields: Fields)] =
            device == nil
            ? [("kit-inspect", second, own + step("inspected", second) + [("inspection", "升降正常")])]
            : [
                (
                    "kit-test", second,
                    own + step("tested", second) + (isHeard ? [] : [("testSeen", "指示灯亮")])
                ),
                (
                    "kit-reading", third,
                    own + step("reading", third) + [("reading", "平台已收到数据")]
                        + (isHeard ? [] : [("inspection", "按键有声光应答")])
                ),
            ]
        let signed =
            own + step("signedOff", last)
            + [("signOffDocument", "SO\(person.number)"), ("acceptedBy", person.name), ("acceptedAs", "self")]
        return [("kit-bind", start, binding(start))] + tried + [("kit-sign-off", last, signed)]
    }

    /// A test of which nothing was seen.
    func untried(_ moment: Moment) -> Fields { [("kitItem", item)] + step("tested", moment) }

    private func step(_ name: String, _ moment: Moment) -> Fields {
        [("\(name)At", CivilText.moment(moment)), ("\(name)By", person.county.technician)]
    }
}
