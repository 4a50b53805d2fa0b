// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// The house is described in `Sources/Gateway/Gateway.docc/Architecture.md`; imports only go up this list.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

/// What the tests run: a debug build plays no days and bears no load, so our own code is optimised in it too, and
/// `assert` still counts. Dependencies, tests and what only waits for others are not optimised: that would be built for
/// longer than it saves.
let optimised: [SwiftSetting] = [
    .unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))
]

let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioFoundation = Target.Dependency.product(name: "NIOFoundationCompat", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")

func library(
    _ name: String, path: String? = nil, _ dependencies: [Target.Dependency], isOptimised: Bool = true
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: path, swiftSettings: strict + (isOptimised ? optimised : []))
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil, isOptimised: Bool = false
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, resources: resources,
        swiftSettings: strict + (isOptimised ? optimised : []))
}

let package = Package(
    name: "HomeBedGateway",
    products: [
        .executable(name: "homebed", targets: ["HomeBedCommand"]),
        .executable(name: "homebed-fleet", targets: ["Fleet"]),
        .executable(name: "homebed-simulate", targets: ["Simulate"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
        .package(url: "https://github.com/apple/swift-collections", .upToNextMinor(from: "1.6.0")),
        .package(
            url: "https://github.com/apple/swift-configuration", .upToNextMinor(from: "1.4.0"),
            traits: ["JSON", "YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", .upToNextMinor(from: "4.5.2")),
        .package(url: "https://github.com/apple/swift-http-types", .upToNextMinor(from: "1.8.0")),
        .package(url: "https://github.com/apple/swift-log", .upToNextMinor(from: "1.16.2")),
        .package(url: "https://github.com/apple/swift-metrics", .upToNextMinor(from: "2.13.0")),
        .package(url: "https://github.com/apple/swift-nio", .upToNextMinor(from: "2.101.2")),
        .package(url: "https://github.com/apple/swift-nio-extras", .upToNextMinor(from: "1.35.2")),
        .package(url: "https://github.com/apple/swift-nio-ssl", .upToNextMinor(from: "2.37.6")),
        .package(url: "https://github.com/groue/GRDB.swift", .upToNextMinor(from: "7.10.0")),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", .upToNextMinor(from: "0.2.0")),
        .package(url: "https://github.com/hummingbird-project/hummingbird", .upToNextMinor(from: "2.28.1")),
        .package(url: "https://github.com/jpsim/Yams", .upToNextMinor(from: "6.2.2")),
        .package(url: "https://github.com/swift-server/async-http-client", .upToNextMinor(from: "1.37.0")),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", .upToNextMinor(from: "2.13.0")),
    ],
    targets: [
        library("CareCore", [heap]),
        library("CareWire", ["CareCore"]),
        library("CareProfiles", ["CareCore", "CareWire", yams]),
        library("CareRecords", ["CareCore", "CareWire"]),
        library("Ingest", ["CareCore", "CareRecords", "CareWire"]),
        .systemLibrary(
            name: "CMosquitto", pkgConfig: "libmosquitto", providers: [.apt(["libmosquitto-dev", "libssl-dev"])]),
        .systemLibrary(name: "CMalloc"),
        library("Mosquitto", ["CMosquitto", "CareCore", "CareWire", "Ingest"]),
        library("CareStore", ["CareCore", "CareRecords", "CareWire", "Ingest", crypto, grdb, grdbSQLite]),
        library(
            "CareNotify",
            [
                "CareCore", "CareProfiles", "CareWire", httpClient, crypto, nioCore, nioHTTP, nioPosix,
                nioTLS,
            ], isOptimised: false),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        library("CareFigures", ["CXlsxWriter", "CareCore", "CareProfiles", "CareRecords", "CareStore", "CareWire"]),
        .target(name: "CWebFiles", exclude: ["files"]),
        library(
            "CareHTTP",
            [
                "CWebFiles", "CareCore", "CareFigures", "CareProfiles", "CareRecords", "CareStore", "CareWire",
                "Ingest",
                crypto, cryptoExtras, httpTypes, hummingbird, hummingbirdCore, hummingbirdTLS, logging, nioCore,
                nioHTTP, nioHTTPTypes,
                nioPosix, nioTLS, lifecycle, coreMetrics, metrics, yams,
            ]),
        library(
            "Gateway",
            [
                "CMalloc", "CareCore", "CareHTTP", "CareRecords", "CareWire", "CareProfiles", "CareNotify", "Ingest",
                "Mosquitto", "CareStore",
                logging, metrics,
                configuration, lifecycle, signals, yams,
            ]),
        .executableTarget(
            name: "HomeBedCommand",
            dependencies: [
                "CareCore", "CareFigures", "CareHTTP", "CareRecords", "CareWire", "CareProfiles", "CareStore",
                "CareNotify", "Gateway", "Ingest", "Mosquitto", arguments, configuration, logging, metrics, crypto,
                cryptoExtras,
            ],
            swiftSettings: strict),
        library("SimKit", path: "Simulator/SimKit", []),
        library("Programme", path: "Simulator/Programme", ["SimKit"]),
        library("FleetModel", path: "Simulator/FleetModel", ["SimKit", "CareCore"]),
        library(
            "ScenarioKit", path: "Simulator/ScenarioKit",
            ["SimKit", "FleetModel", "CareCore", "CareProfiles", "CareRecords", "CareStore", grdb]),
        .executableTarget(
            name: "Fleet",
            dependencies: [
                "SimKit", "FleetModel", "ScenarioKit", "CareCore", "CareWire", "CareProfiles", "CareRecords",
                "CareStore",
                "Ingest", "Mosquitto", "Gateway", grdb, arguments, histogram,
            ],
            path: "Simulator/Fleet",
            swiftSettings: strict + optimised),
        // Apart from whatever imports NIO: CNIOLinux holds the C library's socket structures a second time, and a file
        // that names their fields compiles or not by what the compiler happened to read first.
        library("Loopback", path: "Tests/Loopback", [], isOptimised: false),
        library(
            "TestSupport", path: "Tests/TestSupport", ["CareCore", "Ingest", "Loopback", nioCore, nioHTTP, nioPosix],
            isOptimised: false),
        library("Quality", path: "Simulator/Quality", ["SimKit", "FleetModel", "CareWire", grdb]),
        library("Auditor", path: "Simulator/Auditor", ["SimKit", "FleetModel", "Programme", grdb]),
        library(
            "WholeSystem", path: "Simulator/WholeSystem",
            [
                "SimKit", "FleetModel", "Programme", "ScenarioKit", "Auditor", "CareCore", "CareRecords", "CareWire",
                "CareProfiles", "Ingest", "CareStore", "Gateway", deque,
            ]),
        .executableTarget(
            name: "Simulate",
            dependencies: [
                "SimKit", "FleetModel", "Programme", "ScenarioKit", "Auditor", "Quality", "WholeSystem", arguments,
            ],
            path: "Simulator/Simulate",
            swiftSettings: strict + optimised),
        tests("CareCoreTests", ["CareCore"]),
        tests("CareWireTests", ["CareCore", "CareWire", "TestSupport"], resources: [.copy("Corpus")]),
        tests(
            "CareProfilesTests", ["CareCore", "CareProfiles", "CareWire", "TestSupport"], resources: [.copy("Faults")]),
        tests("CareRecordsTests", ["CareCore", "CareRecords", "SimKit", "Programme"]),
        tests("IngestTests", ["CareCore", "CareRecords", "CareWire", "CareProfiles", "Ingest", "TestSupport"]),
        tests(
            "CareStoreTests",
            ["CareCore", "CareRecords", "CareWire", "CareProfiles", "CareStore", "Ingest", grdb, "TestSupport"]),
        tests(
            "CareNotifyTests",
            ["CareCore", "CareNotify", "CareProfiles", "CareWire", "TestSupport", crypto, nioCore, nioHTTP, nioPosix]),
        tests(
            "CareFiguresTests",
            [
                "Auditor", "CareCore", "CareFigures", "CareProfiles", "CareRecords", "CareStore", "Ingest", "SimKit",
                "Programme", "TestSupport", grdb,
            ], resources: [.copy("Reports/columns.txt")]),
        tests(
            "CareHTTPTests",
            [
                "CareCore", "CareFigures", "CareHTTP", "CareProfiles", "CareRecords", "CareStore", "CareWire", "Ingest",
                "SimKit", "Programme", "TestSupport", httpTypes, hummingbird, hummingbirdTesting, lifecycle, logging,
                metrics, nioCore, grdb, yams,
            ]),
        tests("MosquittoTests", ["CareCore", "Ingest", "Mosquitto"]),
        .executableTarget(
            name: "TransportProbe",
            dependencies: ["CareCore", "CareWire", "Ingest", "Mosquitto"],
            path: "Tests/TransportProbe",
            swiftSettings: strict + optimised),
        .executableTarget(
            name: "GatewayProbe",
            dependencies: ["CareCore", "CareRecords", "CareStore", "Ingest", "Mosquitto", "Gateway", logging],
            path: "Tests/GatewayProbe",
            swiftSettings: strict + optimised),
        tests("FleetModelTests", ["SimKit", "FleetModel", "CareCore", "CareWire", "CareProfiles", "TestSupport"]),
        tests(
            "IntegrationTests",
            [
                "CareCore", "CareRecords", "CareWire", "CareStore", "Ingest", "CMosquitto", "Mosquitto",
                "TransportProbe",
                "GatewayProbe", "Gateway", "CareHTTP", "HomeBedCommand", "Fleet", "Simulate", "Loopback",
                "TestSupport", grdb, httpClient, logging, nioCore, nioFoundation, nioHTTP, nioTLS,
            ]),
        tests(
            "GatewayTests",
            [
                "CareCore", "CareHTTP", "CareNotify", "CareProfiles", "CareRecords", "CareStore", "CareWire", "Gateway",
                "Ingest", "Loopback", "Mosquitto", "TestSupport", logging, lifecycle,
            ]),
        tests(
            "HomeBedCommandTests",
            [
                "CareCore", "CareProfiles", "CareRecords", "CareStore", "CareWire", "HomeBedCommand", "Loopback",
                "TestSupport", grdb,
            ]),
        tests(
            "ScenarioTests",
            ["CareCore", "CareProfiles", "CareRecords", "SimKit", "ScenarioKit", "WholeSystem", "TestSupport"]),
        tests(
            "SimulationTests",
            [
                "CareCore", "CareStore", "Ingest", "SimKit", "FleetModel", "Programme", "Auditor", "Quality",
                "Simulate", "WholeSystem", grdb,
            ]),
        .executableTarget(
            name: "SimulationProbe",
            dependencies: [
                "SimKit", "FleetModel", "Programme", "Auditor", "WholeSystem", "CareCore", "CareStore", "Ingest",
            ],
            path: "Tests/SimulationProbe",
            swiftSettings: strict + optimised),
        // It reads every file of the tree once for each rule.
        tests("TidyTests", [], isOptimised: true),
    ]
)

/// The fuzzer of `Tests/Fuzz/run`: `HOMEBED_FUZZ=1`, or `planted` for a build with a fault that it must find.
if let fuzz = Context.environment["HOMEBED_FUZZ"] {
    for target in package.targets where target.name == "CareWire" && fuzz == "planted" {
        target.swiftSettings?.append(.define("HOMEBED_PLANTED_FAULT"))
    }
    package.targets.append(
        .executableTarget(
            name: "Fuzz", dependencies: ["CareCore", "CareWire"], path: "Tests/Fuzz",
            exclude: ["run", "envelope.dict"], swiftSettings: strict))
}

/// The measurements of `Tests/Benchmarks/run`: there only when `HOMEBED_BENCHMARKS` is set.
if Context.environment["HOMEBED_BENCHMARKS"] != nil {
    package.targets.append(
        .target(
            name: "BareLoops", path: "Tests/Benchmarks/BareLoops",
            linkerSettings: [.linkedLibrary("sqlite3"), .linkedLibrary("mosquitto")]))
    package.targets.append(
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "BareLoops", "CMalloc", "CareCore", "CareRecords", "CareWire", "CareProfiles", "Ingest", "Mosquitto",
                "CareStore",
                "Gateway", "SimKit", "FleetModel", "Programme", arguments, grdb, histogram, logging,
            ],
            path: "Tests/Benchmarks/Benchmarks", swiftSettings: strict))
}
