import Testing

/// What the alarm engine promises, and the tests that pass it: each statement of care.md 8.1, the pains P2 to P11 that
/// users of other systems report (ingest-and-peers.md 4), and each kind of bad input.
@Suite struct StatementTests {
    static let passedBy: KeyValuePairs<String, [String]> = [
        "8.1 (1) event time, and silence on the gateway's": [
            "hysteresis as worked out in the reference",
            "a button is offline after 25 hours of silence to the millisecond",
            "a hub whose clock runs ahead is back after a minute of the gateway's",
            "a backlog that comes in one second is judged by its own times",
        ],
        "8.1 (2) on-delay, a gap is unknown": [
            "a gap longer than three periods holds the timer, twice as long starts it afresh",
            "a gap holds the timer and does not count, a long one starts it afresh",
            "a held value that is older than three periods is unknown and raises nothing",
        ],
        "8.1 (3) off-delay, deadband, two samples": [
            "the worked example of on-delay, off-delay and deadband",
            "two points above the limit for three minutes end it", "the second value decides",
        ],
        "8.1 (4) validity first": [
            "movement and an empty bed are no judgement", "a fast heart on a walk is not judged",
            "a doubled rate without movement is not believed for six minutes",
        ],
        "8.1 (5) late data": [
            "data older than ten minutes makes no alarm and is stored",
            "a press delivered forty minutes later rings, late",
            "a press of the day before yesterday asks for verification",
            "a missed dose of which the box tells forty minutes late is told all the same",
            "an exit that is told a quarter of an hour late rings, and rises with those who stay away",
            "two events make two whichever is told first and however late, and only within their day",
        ],
        "8.1 (6) a clock that runs ahead": [
            "a device time of 1970 or the future gives way to the gateway's own",
            "a clock that was never set keeps the distances of its history",
        ],
        "8.1 (7) once, then counted": [
            "the same reference with another time is a new press",
            "a press rings until a person closes it, a second press adds to its count",
        ],
        "8.1 (8) suppressed by design": [
            "a silent hub is one alarm, and its children are not offline for it",
            "who is away rings no bed alarm, but an emergency, and is back after ten minutes in bed",
            "a visit suppresses until ten minutes after it, and an hour beyond its plan at most",
            "an absence that lasts is asked about after fourteen days, and its end answers",
            "presses in a test window are tests, do not hide a real press and end by themselves",
        ],
        "8.1 (9) chatter guard and bad actors": [
            "the third time within a minute holds the alarm and tells the technician once",
            "more than twenty times a day make a bad actor, told once", "a P1 is told of and never held",
            "a walk along the edge of the safe area is one alarm from the third crossing on",
        ],
        "8.1 (10) overrides with their source": [
            "the most specific level wins, field by field",
            "a rule is set for a bed, shown with its source and taken back", "a bed with other hours is judged in them",
        ],
        "P2 duplicate alarms": [
            "a press raises one alarm and its duplicates none", "one alarm a rule and subject is open, tests apart",
            "a second press after the answer rings again",
            "every sequence of six inputs agrees with the model, refusals included",
        ],
        "P3 a window that jams": [
            "what cannot be taken is kept aside with its reason and answered by nobody",
            "a broker that lost its sessions gets the subscriptions again",
            "a bulk backlog is taken in bounded turns, and a flood of emergencies before any of it",
        ],
        "P4 alarms of a restart": [
            "a retained event is a ghost of the broker and never an alarm",
            "from the unknown a danger begins, a door was open before",
            "recovered state equals living state at every turn",
        ],
        "P5 flapping": [
            "chattering that begins again soon is held twice as long each time, up to the longest",
            "an answer stays while it chatters", "the worked example of on-delay, off-delay and deadband",
            "a state read back in the midst of it goes on the same",
        ],
        "P6 offline, wrong or late": [
            "time in which nobody listened is not the device's silence", "a will alone does not make a device silent",
            "a status of a bridge is no sign of life",
            "a device whose new model has a limit of silence is judged by it though it never speaks",
        ],
        "P7 late and out of order": [
            "a sample that comes behind a newer one changes neither the value nor a delay",
            "an older message moves no state, but tells what nobody has told",
            "a late event counts in the hour in which it happened, not in the one in which it came",
            "a gateway whose clock is three minutes behind keeps history that seems to lie ahead",
        ],
        "P8 schedules": [
            "a window that opens while the condition is true raises after its on-delay",
            "a window over midnight is open on both sides of it and closed by day",
            "every night of a decade is as long as another",
        ],
        "P9 growth of the database": [
            "readings older than thirty days go, newer ones stay", "one step deletes at most five thousand rows",
            "a read over its limit is ended and the next one works", "the disk fills in two steps and empties again",
        ],
        "P10 lost over a restart, silence": [
            "what was handed over is not sent again after a rebuild until it was confirmed",
            "numbers of confirmed messages do not come again after a restart",
            "a shelved alarm is silent until its time is over, then rings",
        ],
        "P11 people at work": [
            "an alarm that was answered and stands on rings again, and waits for another answer",
            "one alarm that rises to P1 when nothing stirs in the household",
            "heart stop with no pulse and no breath rings, leaving the bed makes it a call back",
            "the whole way of an emergency is kept with who and when",
        ],
        "an override out of bounds": [
            "a value that the rule must not have is refused and changes nothing",
            "a parameter says how far overrides may go, or the metric it is compared with does",
        ],
        "a rule that can never clear": [
            "a clearing that no value can bring about",
            "an override after which the alarm could never end or begin is refused",
        ],
        "a reference that is cyclic or unknown": [
            "a parameter that refers to another, and that one back",
            "an override of an unknown rule, bed or provider is refused",
        ],
        "escalation with nobody on duty": [
            "with nobody on duty the next in order is told at once",
            "an operator off duty is told when the chain has nobody else",
            "with an empty book the gateway says so, and who is entered then is told at once",
            "with nobody on duty the operator at home is told, and reads why",
            "an emergency of which only the family hears is told to operators off duty at once",
            "a real incident calls operators off duty when nobody of the rota is there, a drill does not",
            "who comes on duty hears of an emergency that the shift before has not answered",
        ],
        "shelving a P1": [
            "an emergency is never shelved, so its chain goes on",
            "what rises to P1 while shelved comes back at once and rings",
            "a step that the alarm's state does not allow is refused with the reason",
        ],
        "closing without a reason": [
            "a P1 closes with a note only, and without one nothing changes",
            "a body that is not the step's changes nothing and says which field is wrong",
            "a wrong command line ends with 64 and says what was expected",
        ],
        "a webhook URL that is not allowed": [
            "a fault is told with its place", "an address of our own networks is no public one",
            "a target in our own network is refused unless the channel allows it", "a redirect is not followed",
        ],
        "a clock that jumps": [
            "a jump forward is no silence and no time out of bed",
            "a jump back is held: nothing rings twice and no delay grows",
            "an emergency rings whatever the clock has done",
        ],
    ]

    /// The names of all tests: Swift tests, data tests, cases of faulty rules.
    private static func names() throws -> Set<String> {
        let repository = Repository.current
        var names: Set<String> = []
        for path in repository.paths where !path.hasPrefix("Tests/TidyTests/") {
            guard path.hasPrefix("Tests/") || path.hasSuffix(".test.yaml") else { continue }
            guard path.hasSuffix(".swift") || path.hasSuffix(".yaml") || path.hasSuffix(".txt") else { continue }
            for line in try repository.file(at: path).text.split(separator: "\n") {
                if let swift = line.split(separator: "func `").last, swift.count < line.count {
                    names.insert(String(swift.prefix { $0 != "`" }))
                } else if line.hasPrefix("- name: ") || line.hasPrefix("=== ") {
                    names.insert(String(line.drop { $0 != " " }.dropFirst(line.hasPrefix("=") ? 1 : 7)))
                }
            }
        }
        return names
    }

    @Test func `every statement is passed by tests that are there`() throws {
        let names = try Self.names()
        for (statement, tests) in Self.passedBy {
            #expect(!tests.isEmpty, "\(statement): no test")
            for test in tests where !names.contains(test) { Issue.record("\(statement): no test is called \(test)") }
        }
    }

    @Test func `a test that is not there is missed`() throws {
        #expect(try !Self.names().contains("a test that nobody wrote"))
    }
}
