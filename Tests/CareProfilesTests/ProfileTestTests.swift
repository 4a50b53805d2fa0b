import CareCore
import CareProfiles
import Testing

@Suite struct ProfileTestTests {
    private static let head = """
        - name: a press
          start: 2025-11-06T22:00:00+08:00
          until: 50s
          devices: {button: sos-button}
          events: [{at: 10s, event: sos, ref: b-1}]

        """

    private static func run(_ text: String) throws -> [ProfileTestFailure] {
        try ProfileTest.run(SourceFile(path: "x.test.yaml", text: text), with: try Catalogue.load().set)
    }

    @Test func `what is missing and what is not expected are told side by side`() throws {
        let failures = try Self.run(
            Self.head + """
                  expect:
                    - {at: 11s, rule: SOS-1, cause: raised, priority: P1}
                """)
        #expect(failures.map(\.name) == ["a press"])
        #expect(
            failures.first?.description == """
                x.test.yaml:1: a press
                    unexpected  10s (22:00:10) SOS-1 raised P1 operator count 1 unacknowledged of button
                    missing     11s (22:00:11) SOS-1 raised P1, expected in line 7
                """)
    }

    @Test(arguments: ["priority: P2", "audience: carer", "count: 2", "state: acknowledged", "late: true", "test: true"])
    func `every property that is named must agree`(property: String) throws {
        let agreeing = Self.head + "  expect: [{at: 10s, rule: SOS-1, cause: raised}]\n"
        #expect(try Self.run(agreeing).isEmpty)
        let failures = try Self.run(Self.head + "  expect: [{at: 10s, rule: SOS-1, cause: raised, \(property)}]\n")
        #expect(failures.first?.lines.count == 2)
    }

    @Test func `a reading that was decoded otherwise is told with what was found`() throws {
        let failures = try Self.run(
            """
            - name: a battery
              start: 2025-11-06T22:00:00+08:00
              until: 50s
              devices: {button: sos-button}
              series: [{interval: 6h, values: {battery: 90}}]
              expect: []
              readings:
                - {at: 0s, metric: battery, value: 91}
                - {at: 0s, metric: rssi, value: -70}
            """)
        #expect(
            failures.first?.lines == [
                "missing     0s (22:00:00) battery 91 valid of button, expected in line 8, found "
                    + "0s (22:00:00) battery 90 valid of button",
                "missing     0s (22:00:00) rssi -70 valid of button, expected in line 9, found no such reading",
            ])
    }

    @Test func `values that the gateway would refuse fail the case, and those it takes count`() throws {
        let test = """
            - name: a bed of its own
              start: 2025-11-06T10:00:00+08:00
              until: 1m
              bed: {rules: {BED-5: {RULE}}}
              devices: {mattress: mattress-belt}
              expect: []

            """
        #expect(try Self.run(test.replacing("RULE", with: "limit: 15h")).isEmpty)
        let refused = try Self.run(test.replacing("RULE", with: "limit: 1m")).first
        #expect(refused?.lines.first?.contains("limit: expected") == true, "\(refused?.lines ?? [])")
    }

    private static let lowValue = """
        - name: a low value
          start: 2025-11-06T22:00:00+08:00
          until: 1m
          devices: {watch: elder-watch}
          series: [{interval: 60m, values: {spo2: 80, worn: true}}]
          expect: []

        """

    @Test func `a command that is missing or not expected is told`() throws {
        let expected = "  commands: [{at: 0s, command: measure, metrics: [spo2], until: 5m}]\n"
        #expect(try Self.run(Self.lowValue + expected).isEmpty)
        #expect(
            try Self.run(Self.lowValue).first?.lines == [
                "unexpected  0s (22:00:00) command measure spo2 until 5m (22:05:00) of watch"
            ])
        let failures = try Self.run(Self.lowValue + expected.replacing("[spo2]", with: "[heart_rate]"))
        #expect(
            failures.first?.lines == [
                "unexpected  0s (22:00:00) command measure spo2 until 5m (22:05:00) of watch",
                "missing     0s (22:00:00) command measure heart_rate until 5m (22:05:00) of watch, "
                    + "expected in line 7",
            ])
    }

    @Test func `an event that neither the model nor the vocabulary knows fails the case`() throws {
        let failures = try Self.run(Self.head.replacing("event: sos", with: "event: red_key") + "  expect: []\n")
        #expect(failures.first?.lines.first?.hasPrefix("failed      10s (22:00:10) button: field event") == true)
    }

    @Test func `an action without an alarm fails the case`() throws {
        let failures = try Self.run(
            Self.head + """
                  actions: [{at: 5s, acknowledge: SOS-1}]
                  expect: [{at: 10s, rule: SOS-1, cause: raised}]
                """)
        #expect(failures.first?.lines == ["failed      5s (22:00:05) no open alarm of SOS-1 to act on"])
    }

    @Test(
        arguments: [
            ("  expct: []", "1:3: missing key, expected expect, found nothing"),
            ("  expect: [{at: soon, rule: SOS-1, cause: raised}]", "6:17: moment, expected a length of time"),
            ("  expect: [{at: 5s, rule: SOS-9, cause: raised}]", "6:27: unknown rule, expected a rule of a profile"),
            ("  expect: [{at: 5s, rule: SOS-1, cause: rised}]", "did you mean raised?"),
            ("  expect: []\n  bed: {facts: [tall]}", "7:17: unknown fact, expected one of bed_bound"),
            ("  expect: []\n  commands: [{at: 5s, command: mesure, metrics: []}]", "did you mean measure?"),
            ("  expect: []\n  series: [{interval: 60s, values: {battery: 9x0}}]", "7:46: values, expected words"),
        ])
    func `a faulty test file is refused with the place`(lines: String, message: String) throws {
        do {
            _ = try Self.run(Self.head + lines + "\n")
            Issue.record("ran")
        } catch let faults as ProfileFaults {
            #expect(faults.description.contains("x.test.yaml:"))
            #expect(faults.description.contains(message), "\(faults)")
        }
    }
}
