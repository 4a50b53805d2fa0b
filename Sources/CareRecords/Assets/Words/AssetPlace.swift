public import CareCore

/// Where an asset is. It is one value in one column, so that no row can say two places.
public enum AssetPlace: Hashable, Sendable {
    case store(RecordID)
    case bed(BedID)
    /// In the hands of a member of the staff.
    case technician(RecordID)
    /// Off the books, or lost.
    case nobody
}

extension AssetPlace: RecordValue {
    /// What a good place is, for messages.
    public static let expected = "a place such as store:dali-1, bed:532901-000123, technician:s-7 or nobody"

    /// Reads the word and the identity after a colon.
    public init?(recordText: String) {
        if recordText == "nobody" {
            self = .nobody
            return
        }
        let parts = recordText.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "store":
            guard let store = RecordID(parts[1]) else { return nil }
            self = .store(store)
        case "bed":
            guard let bed = BedID(String(parts[1])) else { return nil }
            self = .bed(bed)
        case "technician":
            guard let person = RecordID(parts[1]) else { return nil }
            self = .technician(person)
        default: return nil
        }
    }

    /// The word and the identity.
    public var recordText: String {
        switch self {
        case .store(let store): "store:\(store)"
        case .bed(let bed): "bed:\(bed)"
        case .technician(let person): "technician:\(person)"
        case .nobody: "nobody"
        }
    }
}
