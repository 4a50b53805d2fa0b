internal import CareRecords

/// A row behind a figure: its table, its key there, and where it is read.
struct FigureRecord: Hashable {
    /// The table of the row; of a ratio that of either part.
    let table: String
    /// Its key in the words of the figure; several columns with blanks between them.
    let key: String

    /// The rows behind the value of the period, in order.
    static func all(_ figure: Figure, _ row: SummaryRow) -> [FigureRecord] {
        guard case .ratio(let part, let whole) = figure.measure else {
            return row.keys(figure).map { FigureRecord(table: figure.table, key: $0) }
                .sorted { $0.position < $1.position }
        }
        let parts = [part, whole].compactMap { FigureCatalogue[$0] }
        return Set(parts.flatMap { all($0, row) }).sorted { $0.position < $1.position }
    }

    /// Where it stands in the list.
    var position: String { "\(key) \(table)" }

    /// Where the record is read; `nil` for what has no address of its own: what a county was to reach, and the facts of
    /// a day of a thing that may be a device or an item of a kit.
    var address: String? {
        let words = key.split(separator: " ")
        guard let first = words.first, let last = words.last else { return nil }
        switch table {
        case "resident": return "/v1/residents/\(first)"
        case "careCase": return "/v1/cases/\(first)"
        case "bed": return "/v1/beds/\(first)"
        case "kitItem": return "/v1/kit-items/\(first)"
        case "device", "monthlyDevice", "assignment": return "/v1/devices/\(first)"
        case "maintenanceProblem": return "/v1/orders/\(first.prefix { $0 != "/" })"
        case "recoveryOrder": return "/v1/recovery-orders/\(first)/\(last)"
        // Moves stand with their asset.
        case "assetMove": return "/v1/assets/\(first)"
        // Who was visited or trained stands before it, where people are counted.
        case "visit": return "/v1/visits/\(last)"
        case "training": return "/v1/trainings/\(last)"
        case "alarm": return "/v1/alarms/\(first)"
        case "moneyEntry": return "/v1/money-entries/\(first)"
        case "complaint": return "/v1/complaints/\(first)"
        default: return nil
        }
    }
}
