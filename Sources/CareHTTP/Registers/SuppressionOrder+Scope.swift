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
}
