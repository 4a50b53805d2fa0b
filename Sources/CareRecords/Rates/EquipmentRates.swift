public import CareCore

/// The two rates of equipment: 能用 and 起作用, by class and county, and the devices that fail one of them.
public struct EquipmentRates: Sendable, Equatable {
    /// One rate of one class in one county; each figure is the number of the names that it holds.
    public struct Rate: Sendable, Equatable {
        /// Above the line.
        public let passed: [String]
        /// Below the line, those above included.
        public let judged: [String]
        /// In service and not judged yet.
        public let notJudged: [String]

        /// Permille, rounded down; `nil` where nothing is judged.
        public var permille: Int? { judged.isEmpty ? nil : passed.count * 1_000 / judged.count }
    }

    /// Both rates of a class in a county.
    public struct Line: Sendable, Equatable {
        /// The county.
        public let county: CountyCode
        /// The class.
        public let useClass: UseClass
        /// 能用.
        public let usable: Rate
        /// 起作用.
        public let inUse: Rate
    }

    /// A device that fails a rate.
    public struct Failure: Sendable, Equatable {
        /// What is known of it.
        public let evidence: DeviceEvidence
        /// Why it is not usable; `nil` when it is.
        public let usable: String?
        /// Why it is not in use; `nil` when it is, or is not judged.
        public let inUse: String?
        /// AST-6: in service and no valid reading on seven days on which the gateway heard anybody.
        public let isUseless: Bool
    }

    /// In order of county, then of class.
    public let lines: [Line]
    /// In order of county, class and name.
    public let failures: [Failure]

    /// Judges everything in service at the end of a day.
    public init(_ evidence: [DeviceEvidence], at end: Timestamp) {
        var groups: [CountyCode: [UseClass: [DeviceEvidence]]] = [:]
        for device in evidence { groups[device.county, default: [:]][device.useClass, default: []].append(device) }
        var lines: [Line] = []
        var failures: [Failure] = []
        for county in groups.keys.sorted(by: { $0.number < $1.number }) {
            for useClass in UseClass.allCases {
                guard let devices = groups[county]?[useClass]?.sorted(by: { $0.name < $1.name }) else { continue }
                lines.append(
                    Line(
                        county: county, useClass: useClass, usable: Rate(devices) { $0.usable(at: end) },
                        inUse: Rate(devices) { $0.inUse(at: end) }))
                failures += devices.compactMap { Failure($0, at: end) }
            }
        }
        (self.lines, self.failures) = (lines, failures)
    }
}

extension EquipmentRates.Rate {
    fileprivate init(_ devices: [DeviceEvidence], _ verdict: (DeviceEvidence) -> UseVerdict) {
        var (passed, judged, notJudged): ([String], [String], [String]) = ([], [], [])
        for device in devices {
            switch verdict(device) {
            case .passed:
                passed.append(device.name)
                judged.append(device.name)
            case .failed: judged.append(device.name)
            case .notJudged: notJudged.append(device.name)
            }
        }
        (self.passed, self.judged, self.notJudged) = (passed, judged, notJudged)
    }
}

extension EquipmentRates.Failure {
    fileprivate init?(_ evidence: DeviceEvidence, at end: Timestamp) {
        self.evidence = evidence
        if case .failed(let reason) = evidence.usable(at: end) { usable = reason } else { usable = nil }
        if case .failed(let reason) = evidence.inUse(at: end) { inUse = reason } else { inUse = nil }
        isUseless = evidence.isUseless
        if usable == nil, inUse == nil, !isUseless { return nil }
    }
}
