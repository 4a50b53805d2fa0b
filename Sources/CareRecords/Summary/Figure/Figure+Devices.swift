extension Figure {
    /// What is told of each of the plan's eight kinds of equipment.
    enum DeviceMeasure: String, CaseIterable {
        case fitted
        case inUse = "in-use"
        case onlineSeconds = "online-seconds"
        case effectiveSeconds = "effective-seconds"
        case serviceSeconds = "service-seconds"
        case faults
        case awaitingReturn = "awaiting-return"
        case returned
        case reissued
        case retired
    }

    /// The plan's eight kinds. Source: the plan, 五(二)2(1).
    static let deviceKinds = KitKind.allCases.filter { $0 != .other }

    /// A figure of one kind.
    static func device(_ kind: KitKind, _ measure: DeviceMeasure) -> Figure {
        let name = "devices-\(kind.rawValue)-\(measure.rawValue)"
        let words = { (title: String) in "\(kind.title):\(title)" }
        switch measure {
        case .fitted: return flow(name, .devices, words("配置"), .devices, of: "kitItem")
        case .inUse: return standing(name, .devices, words("在用"), .devices, of: "kitItem")
        case .onlineSeconds: return flow(name, .devices, words("在线时长"), .seconds, of: "monthlyDevice", .sum)
        case .effectiveSeconds: return flow(name, .devices, words("有效时长"), .seconds, of: "monthlyDevice", .sum)
        case .serviceSeconds: return flow(name, .devices, words("在役时长"), .seconds, of: "assignment", .sum)
        case .faults: return flow(name, .devices, words("故障"), .times, of: "maintenanceProblem")
        case .awaitingReturn: return standing(name, .devices, words("待回收"), .devices, of: "recoveryOrder")
        case .returned: return flow(name, .devices, words("已回收"), .devices, of: "assetMove")
        case .reissued: return flow(name, .devices, words("再分配"), .devices, of: "assetMove")
        case .retired: return flow(name, .devices, words("报废"), .devices, of: "assetMove")
        }
    }

    /// Online seconds of those in service. Source: care.md 9, onlineRate.
    static func onlineRate(_ kind: KitKind) -> Figure {
        ratio(
            "devices-\(kind.rawValue)-online-rate", .devices, "\(kind.title):在线率", .percent,
            device(kind, .onlineSeconds), device(kind, .serviceSeconds))
    }

    /// Seconds with valid values of those in service.
    static func effectiveRate(_ kind: KitKind) -> Figure {
        ratio(
            "devices-\(kind.rawValue)-effective-rate", .devices, "\(kind.title):有效率", .percent,
            device(kind, .effectiveSeconds), device(kind, .serviceSeconds))
    }

    static let devices: [Figure] = deviceKinds.flatMap { kind in
        DeviceMeasure.allCases.map { device(kind, $0) } + [onlineRate(kind), effectiveRate(kind)]
    }
}
