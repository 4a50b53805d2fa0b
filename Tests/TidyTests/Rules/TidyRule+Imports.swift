extension TidyRule {
    /// What a pure target may import; the compiler refuses what Package.swift does not list, but the system's own
    /// modules need no listing. Source: DESIGN 5 and convention 5.
    private static let allowedImports: [String: Set<String>] = [
        "CareCore": collections,
        "CareWire": collections.union(["CareCore"]),
        "CareRecords": collections.union(["CareCore", "CareWire"]),
        "Ingest": collections.union(["CareCore", "CareRecords", "CareWire"]),
    ]

    private static let collections: Set<String> = [
        "Collections", "DequeModule", "HeapModule", "OrderedCollections", "BasicContainers", "BitCollections",
    ]

    static let pureTargets = Set(allowedImports.keys)

    static let imports = [
        TidyRule(
            name: "CareCore, CareWire and Ingest import nothing of the outside world",
            broken: SourceFile(path: "Sources/CareCore/Clock.swift", text: "public import Foundation\n"),
            kept: SourceFile(
                path: "Sources/Ingest/Cycle.swift", text: "public import CareCore\n// import Foundation\n"),
            check: { file in
                guard file.path.hasPrefix("Sources/"), let allowed = allowedImports[file.target] else { return [] }
                return file.imports.filter { !allowed.contains($0.module) }.map {
                    Violation(
                        path: file.path, line: $0.line,
                        text: "import \($0.module): \(file.target) is pure; pass the value in from the shell")
                }
            }),
        TidyRule(
            name: "what the simulated people expect is worked out without the code under test",
            broken: SourceFile(
                path: "Simulator/FleetModel/Expected.swift", text: "import CareCore\nlet alarms: [AlarmState] = []\n"),
            kept: SourceFile(
                path: "Simulator/FleetModel/Expected.swift",
                text: "import CareCore\nlet alarms: [ExpectedAlarm] = []\n"),
            check: { file in
                let isAuditor = file.path.hasPrefix("Simulator/Auditor/")
                guard isAuditor || file.path.hasPrefix("Simulator/FleetModel/") else { return [] }
                // Devices write by themselves; of the core they name only what an import line holds.
                let judges = judges.union(isAuditor ? ["CareCore", "CareWire"] : ["CareWire"])
                let banned = file.imports.filter { judges.contains($0.module) }.map {
                    Violation(
                        path: file.path, line: $0.line,
                        text: "import \($0.module): an oracle that shares the gateway's rules agrees with its faults")
                }
                guard file.imports.contains(where: { $0.module == "CareCore" }) else { return banned }
                return banned
                    + file.occurrences(of: judgingTypes).map {
                        Violation(
                            path: file.path, line: $0.line,
                            text: "\($0.word) is the gateway's own judgement; expect in words of the person or device")
                    }
            }),
        // CNIOLinux holds the structure a second time: whether its fields are found depends on what the compiler
        // read first, which differs by its number of processors.
        TidyRule(
            name: "a socket address of the C library is named only in targets where no file imports NIO",
            broken: SourceFile(path: "Tests/TestSupport/Port.swift", text: "var address = sockaddr_in()\n"),
            kept: SourceFile(path: "Tests/Loopback/Port.swift", text: "var address = sockaddr_in()\n"),
            check: { file in
                guard !["Benchmarks", "Fleet", "Loopback", "Mosquitto"].contains(file.target) else { return [] }
                return file.occurrences(of: ["sockaddr_in", "sockaddr_in6"]).map {
                    Violation(
                        path: file.path, line: $0.line, text: "\($0.word): open or find the port with LoopbackPort")
                }
            }),
    ]

    private static let judges: Set<String> = ["CareProfiles", "Ingest", "CareStore", "Gateway"]

    private static let judgingTypes = [
        "Alarm", "AlarmEdge", "AlarmKey", "AlarmState", "AlarmBook", "WorkState", "Rule", "Stage", "Clearing",
        "Profile", "ProfileSet", "GatewayState",
    ]
}
