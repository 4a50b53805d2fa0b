extension TidyRule {
    static let calls = banned.map(\.rule)

    private static let banned = everywhere + product + pure + simulated

    private static let everywhere = [
        BannedCall("ISO8601DateFormatter", instead: "CareWire's RFC 3339 (3,500 times faster)"),
        BannedCall("DateFormatter", instead: "CareCore.CivilCalendar and CareWire's RFC 3339"),
        BannedCall("try!", instead: "try, or an invariant with the values"),
        BannedCall(
            "Task.sleep", instead: "a wait for the condition with a bound", in: "Tests/IngestTests/Sample.swift",
            unless: { $0.isProduct }),
        BannedCall(
            "Thread.sleep", instead: "a wait for the condition with a bound", in: "Tests/IngestTests/Sample.swift",
            unless: { $0.isProduct }),
    ]

    private static let product = [
        BannedCall(
            "JSONDecoder", instead: "CareWire's scanner (40 times faster)", in: "Sources/CareWire/Sample.swift",
            unless: isColdOrTest),
        BannedCall(
            "JSONSerialization", instead: "CareWire's scanner", in: "Sources/CareWire/Sample.swift",
            unless: isColdOrTest),
        BannedCall(
            "JSONEncoder", instead: "CareWire's Fields (decision 63)", in: "Sources/CareHTTP/Sample.swift",
            unless: { $0.path.hasPrefix("Tests/") || $0.path.hasPrefix("Sources/Gateway/Control/") }),
        BannedCall(
            "JSONWriter", instead: "CareWire's Fields (decision 63)", in: "Sources/HomeBedCommand/Sample.swift",
            unless: { !["CareHTTP", "CareFigures", "HomeBedCommand"].contains($0.target) }),
        BannedCall(
            "print(", instead: "standard output through HomeBedCommand, a returned value, or a counter",
            unless: { !$0.isProduct || ["HomeBedCommand", "Fleet"].contains($0.target) }),
        BannedCall(
            "Date()", instead: "Gateway's MachineClocks, the only reader of clocks (StoryClock in the fleet)",
            unless: { !$0.isProduct || ["MachineClocks.swift", "StoryClock.swift"].contains($0.name) }),
        BannedCall(
            "precondition(", instead: "invariant(…), which prints in release builds", unless: { !$0.isProduct }),
        BannedCall("assert(", instead: "invariant(…), which stays in release builds", unless: { !$0.isProduct }),
        BannedCall(
            "@unchecked Sendable", instead: "a value, a Mutex or one owner",
            unless: { !$0.isProduct || $0.target == "Mosquitto" || $0.name == "LineDriver.swift" }),
        BannedCall("components(separatedBy:", instead: "split, or a scan over the bytes", unless: { !$0.isProduct }),
    ]

    private static let pure = [
        ("Date", "an argument of type Timestamp"), ("ContinuousClock", "an argument of type Timestamp"),
        ("SuspendingClock", "an argument of type Timestamp"),
        ("SystemRandomNumberGenerator", "a number that is passed in"), (".random(", "a number that is passed in"),
        (".randomElement(", "a choice that is passed in"), (".shuffled(", "the order that the input has"),
        ("Hasher", "a hash of our own: the standard one differs from run to run"),
        (".hashValue", "a hash of our own: the standard one differs from run to run"),
        ("async", "a plain function: the core never suspends"), ("await", "a plain call: the core never suspends"),
        ("Task", "an effect that the shell carries out"), ("actor", "a value that one thread owns"),
    ].map { word, instead in
        BannedCall(
            word, instead: instead, in: "Sources/CareCore/Sample.swift",
            unless: { !$0.path.hasPrefix("Sources/") || !pureTargets.contains($0.target) })
    }

    /// A run is played from its seed alone: time comes from the timeline, chance from the seed's draws.
    private static let simulated = [
        "ContinuousClock", "SuspendingClock", "SystemRandomNumberGenerator", "Int.random(", "Double.random(",
        ".randomElement(", ".shuffled(", "Hasher", ".hashValue",
    ].map { word in
        BannedCall(
            word, instead: "the timeline's time, RandomSource's draws, or a hash of our own",
            in: "Simulator/WholeSystem/Sample.swift",
            unless: {
                !["SimKit", "FleetModel", "Programme", "Auditor", "WholeSystem", "ScenarioKit", "Quality"]
                    .contains($0.target)
            })
    }

    /// Where Foundation's JSON is fast enough: tests, the control socket and what a person calls by hand.
    private static let isColdOrTest: @Sendable (SourceFile) -> Bool = {
        $0.path.hasPrefix("Tests/") || $0.path.hasPrefix("Sources/Gateway/Control/")
            || $0.path.hasPrefix("Sources/CareHTTP/Requests/")
            || $0.path.hasPrefix("Sources/HomeBedCommand/") || $0.path.hasPrefix("Simulator/Fleet/")
    }
}
