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
        case .step(let order, let problems, let step):
            byte(2)
            integer(order.number)
            integer(Int64(problems.count))
            for problem in problems { integer(Int64(problem)) }
            self.step(step)
        case .report(let bed, let subject, let words):
            switch subject {
            case .device(let device):
                byte(3)
                text(bed.description)
                text(device.text)
            case .thing(let thing):
                byte(4)
                text(bed.description)
                text(thing)
            }
            text(words)
        }
    }

    private mutating func step(_ step: MaintenanceCommand.Step) {
        switch step {
        case .assign(let to, let due):
            byte(1)
            text(to)
            integer(due.milliseconds)
        case .mend(let work):
            byte(2)
            text(work.text)
            text(work.parts)
            byte(work.replacedBattery ? 1 : 0)
        case .accept(.telemetry): byte(3)
        case .accept(.inspection(let seen)):
            byte(4)
            text(seen)
        case .sign(let note):
            byte(5)
            text(note)
        }
    }
}
