import CareCore

extension JournalWriter {
    /// What somebody does with a maintenance order, as its kind and what it says. The kinds are stored and never
    /// change.
    mutating func maintenance(_ command: MaintenanceCommand) {
        switch command {
        case .close(let order, let note):
            byte(1)
            integer(order.number)
            text(note)
        }
    }
}
