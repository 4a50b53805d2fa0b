import Testing

/// A scenario with one fault, and what must be said of it.
struct FaultyScenario: Sendable, CustomTestStringConvertible {
    /// What of the sound scenario is replaced, and by what.
    let replaced: String
    let by: String
    /// Line and column, what, expected, found; a fault a line.
    let message: String

    var testDescription: String { by }
    var text: String { Self.sound.replacing(replaced, with: by) }

    init(_ replaced: String, _ by: String, _ message: String) {
        self.replaced = replaced
        self.by = by
        self.message = message
    }

    static let sound = """
        title: {zh: 题目, en: Title}
        story: {zh: 故事, en: Story}
        start: "22:00"
        end: "23:30"
        beds:
          A: {id: 532901-900001, altitude: 2000, facts: [lives_alone]}
        devices:
          button: {profile: sos-button, bed: A}
          mattress: {profile: mattress-belt, bed: A}
          crank: {profile: nursing-bed-manual, bed: A}
        timeline:
          - {at: "22:05", device: mattress, readings: {in_bed: true, heart_rate: 62}, every: 60s}
          - {after: 5m, device: button, event: sos, times: 2, every: 5s}
          - {at: 20m, operator: acknowledge, alarm: SOS-1, bed: A}
          - {at: 30m, device: mattress, history: {in_bed: true}, ago: 2h, every: 60s, for: 1h}
          - {at: 40m, home: A, link: lost}
        expect:
          - {at: 10m, raised: SOS-1, bed: A, priority: P1}
          - {at: "22:20", acknowledged: SOS-1, bed: A, within: 1s}
          - {never: BED-1, from: 0s, until: "23:00"}
        records:
          - {alarms: SOS-1, bed: A, count: 2, number: 1}
          - {readings: in_bed, device: mattress, number: 25}

        """

    static let all = whole + cast + moments + deeds + demands + forms

    private static let whole = [
        FaultyScenario(
            "records:", "rows:",
            "21:1: unknown key of scenario, expected one of title, story, start, day, end, beds, devices, books, "
                + "timeline, expect, records, found rows"),
        FaultyScenario(", en: Title", "", "1:8: missing key, expected en, found nothing"),
        FaultyScenario("\"22:00\"", "ten", "3:8: start, expected a time of day HH:MM or HH:MM:SS, found ten"),
        FaultyScenario(
            "\"23:30\"", "9d", "4:6: end, expected a moment after the start and at most 7d after it, found 9d"),
    ]

    private static let cast = [
        FaultyScenario(
            "532901-900001", "bed-1",
            "6:11: identity of a bed, expected county and number such as 532901-900101, found bed-1"),
        FaultyScenario("2000", "high", "6:36: altitude, expected a whole number from -500 to 9000, found high"),
        FaultyScenario(
            "sos-button", "sos-buton",
            "8:21: unknown word, expected one of PROFILES, found sos-buton; "
                + "did you mean sos-button?"),
        FaultyScenario(
            "{profile: sos-button, bed: A}", "{profile: sos-button, bed: B}",
            "8:38: unknown word, expected one of A, found B; did you mean A?"),
        FaultyScenario(
            "sos-button", "sos-button-zigbee",
            "8:21: model with topics of its own, expected a model that speaks under homebed/v1, found sos-button-zigbee"
        ),
        FaultyScenario(
            "  crank: {", "  a crank: {",
            "10:3: name of a device, expected at most 25 letters, digits, : _ -, found a crank"),
    ]

    private static let moments = [
        FaultyScenario(
            "at: 20m", "at: 5m",
            "14:10: times out of order, expected a moment that is not before the entry above, found 5m; "
                + "write the entries in the order in which they happen"),
        FaultyScenario(
            "at: 40m", "at: 3h",
            "16:10: moment after the end, expected a moment of the story, which ends at its end, found 3h"),
        FaultyScenario(
            "at: 40m", "at: soon",
            "16:10: moment, expected a time since the start such as 6m, or a time of day HH:MM or HH:MM:SS, found soon"
        ),
        FaultyScenario(
            "after: 5m", "after: 5",
            "13:13: after, expected a length of time such as 90s, 3m, 2h or 1d, at most 366d, found 5"),
        FaultyScenario("after: 5m", "at: 10m, after: 5m", "13:22: two moments, expected either at or after, found 5m"),
        FaultyScenario("after: 5m, ", "", "13:5: missing key, expected at, found nothing"),
        FaultyScenario(
            "start: \"22:00\"\nend: \"23:30\"", "end: 90m",
            [("11:10", "22:05"), ("18:10", "22:20"), ("19:37", "23:00")].map {
                "\($0.0): time of day, expected a time since the start such as 6m, found \($0.1); "
                    + "or say with start when it begins"
            }.joined(separator: "\n")),
    ]

    private static let deeds = [
        FaultyScenario(
            "device: button", "device: botton",
            "13:25: unknown word, expected one of button, mattress, crank, found botton; did you mean button?"),
        FaultyScenario(
            "heart_rate: 62", "hart_rate: 62",
            "12:62: unknown reading, expected one of READINGS, found hart_rate; did you mean heart_rate?"),
        FaultyScenario(
            "in_bed: true, heart", "in_bed: yes, heart", "12:56: in_bed, expected true or false, found yes"),
        FaultyScenario("heart_rate: 62", "heart_rate: fast", "12:74: heart_rate, expected a number, found fast"),
        FaultyScenario(
            "event: sos,", "event: fall,",
            "13:40: unknown word, expected one of cancel, care_done, service_call, sos, found fall"),
        FaultyScenario(
            "event: sos,", "event: sos, readings: {tamper: true},",
            "13:5: what happens, expected exactly one of readings, event, history, link, operator, give, form, "
                + "found readings and event"),
        FaultyScenario(
            "link: lost", "linc: lost",
            "16:5: what happens, expected exactly one of readings, event, history, link, operator, give, form, "
                + "found {at: 40m, home: A, linc: lost}"),
        FaultyScenario("link: lost", "link: cut", "16:30: link, expected one of lost, back, found cut"),
        FaultyScenario(", times: 2, every: 5s", ", times: 2", "13:5: missing key, expected every, found nothing"),
        FaultyScenario("every: 5s", "every: 5ms", "13:62: every, expected 1s or longer, found 5ms"),
        FaultyScenario(
            "device: button, event: sos", "device: crank, event: sos",
            "13:25: device without telemetry, expected a device that can speak, found crank"),
        FaultyScenario(
            "alarm: SOS-1", "alarm: SOS-9",
            "14:45: unknown word, expected one of RULES, found SOS-9; did you mean SOS-1?"),
        FaultyScenario(
            "operator: acknowledge", "operator: close", "14:5: missing key, expected reason, found nothing"),
        FaultyScenario(
            "for: 1h", "for: 3h",
            "15:84: for, expected a time that ends before it is told, at most ago, found 3h"),
        FaultyScenario(
            "times: 2,", "time: 2,",
            "13:45: unknown key of event entry, expected one of at, after, event, device, data, times, every, copies, "
                + "test, found time; did you mean times?"),
    ]

    private static let demands = [
        FaultyScenario(
            "{at: 10m, raised: SOS-1", "{at: 10m, raised: COOKING",
            "18:23: unknown word, expected one of RULES, found COOKING"),
        FaultyScenario(
            "{never: BED-1", "{never: BED-9",
            "20:13: unknown word, expected one of RULES, found BED-9; did you mean BED-1?"),
        FaultyScenario(
            "priority: P1", "priority: P0",
            "18:48: unknown word, expected one of P1, P2, P3, P4, found P0; did you mean P1?"),
        FaultyScenario(
            "raised: SOS-1, bed: A,", "rised: SOS-1, bed: A,",
            "18:5: what is seen, expected exactly one of raised, repeated, escalated, downgraded, acknowledged, "
                + "cleared, reminded, closed, called_back, dispatched, arrived, commented, assigned, shelved, "
                + "unshelved, suppressed, unsuppressed, taken_out_of_service, returned_to_service, reopened, "
                + "handed_over, chattering, reescalated, realarmed, never, "
                + "found a mapping"),
        FaultyScenario(
            "until: \"23:00\"", "until: 0s",
            "20:37: until, expected a moment after from and not after the end, found 0s"),
        FaultyScenario(
            "bed: A, within: 1s", "bed: A, home: A",
            "19:54: two subjects, expected either bed or home, found A"),
        FaultyScenario(", count: 2, number: 1", ", count: 2", "22:5: missing key, expected number, found nothing"),
        FaultyScenario(
            "readings: in_bed", "readings: inbed",
            "23:16: unknown word, expected one of METRICS, found inbed; did you mean in_bed?"),
    ]

    private static func books(_ form: String, _ message: String) -> FaultyScenario {
        FaultyScenario("timeline:", "books:\n  - {\(form)}\ntimeline:", message)
    }

    private static let forms = [
        FaultyScenario(
            "end: \"23:30\"", "day: tomorrow\nend: \"23:30\"", "4:6: day, expected one of month-end, found tomorrow"),
        FaultyScenario(
            "start: \"22:00\"\nend: \"23:30\"", "day: month-end\nend: 90m",
            "3:6: day, expected a time of day with it, found month-end; say with start when it begins\n"
                + [("12:10", "22:05"), ("19:10", "22:20"), ("20:37", "23:00")].map {
                    "\($0.0): time of day, expected a time since the start such as 6m, found \($0.1); "
                        + "or say with start when it begins"
                }.joined(separator: "\n")),
        books(
            "form: countyy, fields: {}",
            "12:12: unknown word, expected one of FORMS, found countyy; did you mean county?"),
        books("form: township", "12:5: missing key, expected fields, found nothing"),
        books(
            "form: township, fields: {townshp: \"1\"}",
            "12:31: unknown field, expected one of township, name, found townshp; did you mean township?"),
        books(
            "form: township, fields: {township: {ago: soon}}",
            "12:47: ago, expected a length of time such as 90s, 3m, 2h or 1d, at most 366d, found soon"),
        books(
            "form: township, fields: {township: {days_ago: -1}}",
            "12:52: days_ago, expected a whole number from 0 to 36500, found -1"),
        FaultyScenario(
            "{alarms: SOS-1, bed: A, count: 2, number: 1}",
            "{figure: visits, county: \"532901\", month: begun, number: 1}",
            "22:14: unknown word, expected one of FIGURES, found visits"),
        FaultyScenario(
            "{alarms: SOS-1, bed: A, count: 2, number: 1}",
            "{figure: visits-served, county: Dali, month: begun, number: 1}",
            "22:37: county, expected six digits such as 532901, found Dali"),
        FaultyScenario(
            "{alarms: SOS-1, bed: A, count: 2, number: 1}",
            "{figure: visits-served, county: \"532901\", month: last, number: 1}",
            "22:54: month, expected one of begun, next, found last"),
    ]
}
