import CareCore

extension JournalReader {
    /// What `JournalWriter.maintenance` wrote.
    mutating func maintenance() throws(JournalError) -> MaintenanceCommand {
        switch try byte() {
        case 1: .close(OrderID(try integer()), note: try text())
        default: throw JournalError(offset: offset - 1)
        }
    }
}
