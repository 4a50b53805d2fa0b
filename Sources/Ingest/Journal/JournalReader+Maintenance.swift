import CareCore

extension JournalReader {
    /// What `JournalWriter.maintenance` wrote.
    mutating func maintenance() throws(JournalError) -> MaintenanceCommand {
        switch try byte() {
        case 1: return .close(OrderID(try integer()), note: try text())
        case 2:
            let order = OrderID(try integer())
            let count = try integer()
            guard (0...Int64(Limits.orderProblems)).contains(count) else { throw JournalError(offset: offset - 8) }
            var problems: [Int] = []
            for _ in 0..<count { problems.append(Int(truncatingIfNeeded: try integer())) }
            return .step(order, problems: problems, try repairStep())
        case 3: return .report(try bed(), .device(try device()), text: try text())
        case 4: return .report(try bed(), .thing(try text()), text: try text())
        default: throw JournalError(offset: offset - 1)
        }
    }

    private mutating func bed() throws(JournalError) -> BedID {
        guard let bed = BedID(try text()) else { throw JournalError(offset: offset) }
        return bed
    }

    private mutating func device() throws(JournalError) -> DeviceID {
        guard let device = DeviceID(try text()) else { throw JournalError(offset: offset) }
        return device
    }

    private mutating func repairStep() throws(JournalError) -> MaintenanceCommand.Step {
        switch try byte() {
        case 1: .assign(to: try text(), due: Timestamp(milliseconds: try integer()))
        case 2: .mend(RepairWork(text: try text(), parts: try text(), replacedBattery: try flag()))
        case 3: .accept(.telemetry)
        case 4: .accept(.inspection(try text()))
        case 5: .sign(note: try text())
        default: throw JournalError(offset: offset - 1)
        }
    }
}
