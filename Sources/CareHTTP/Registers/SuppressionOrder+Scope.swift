internal import CareCore
internal import CareRecords
internal import CareStore

extension SuppressionOrder {
    /// What it asks of who gives it.
    var capability: Capability {
        switch self {
        case .away, .back, .beginVisit, .endVisit: .enterCare
        case .announceOutage, .endOutage: .enterOffice
        case .takeOutOfService, .returnToService: .enterEquipment
        }
    }

    /// What it is about, in words.
    var place: String {
        switch self {
        case .away(let bed, _, _, _), .back(let bed), .beginVisit(let bed, _), .endVisit(let bed): "\(bed)"
        case .announceOutage(let township, _, _, _), .endOutage(let township): township
        case .takeOutOfService(let target, _, _), .returnToService(let target):
            switch target.thing {
            case .device(let device): device.text
            case .bed(let bed): "\(bed)"
            case .household(let household): household.text
            }
        }
    }
}

extension StoreReader {
    /// Where that lies which an order is about.
    func places(of order: SuppressionOrder) throws -> [ScopedPlace] {
        switch order {
        case .away(let bed, _, _, _), .back(let bed), .beginVisit(let bed, _), .endVisit(let bed):
            try [place(of: bed)].compactMap { $0 }
        case .announceOutage(let township, _, _, _), .endOutage(let township):
            try places(of: .township(township))
        case .takeOutOfService(let target, _, _), .returnToService(let target):
            switch target.thing {
            case .device(let device): try places(of: device)
            case .bed(let bed): try [place(of: bed)].compactMap { $0 }
            case .household(let household): try places(of: household)
            }
        }
    }

    /// Where that lies which holds alarms back.
    func places(of suppression: SuppressionRecord) throws -> [ScopedPlace] {
        if let bed = suppression.bed { return try [place(of: bed)].compactMap { $0 } }
        if let device = suppression.device { return try places(of: device) }
        if let household = suppression.household { return try places(of: household) }
        if let township = suppression.township { return try places(of: ContactScope.township(township)) }
        return try suppression.alarm.map { try places(of: $0) } ?? []
    }
}
