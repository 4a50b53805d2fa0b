import CareCore

extension JournalWriter {
    /// A step as its kind and what it says. The kinds are stored and never change.
    mutating func step(_ step: AlarmStep) {
        switch step {
        case .acknowledge: byte(1)
        case .callBack(let note):
            byte(2)
            text(note)
        case .dispatch(let responder, let note):
            byte(3)
            text(responder)
            text(note)
        case .arrive(let note):
            byte(4)
            text(note)
        case .close(let reason, let note):
            byte(5)
            byte(reason.rawValue)
            text(note)
        case .reopen(let reason):
            byte(6)
            text(reason)
        case .assign(let person):
            byte(7)
            text(person)
        case .comment(let comment):
            byte(8)
            text(comment)
        case .shelve(let length, let untilClear, let reason):
            byte(9)
            integer(length.count)
            byte(untilClear ? 1 : 0)
            text(reason)
        case .unshelve: byte(10)
        }
    }

    /// The same for an order.
    mutating func suppression(_ order: SuppressionOrder) {
        switch order {
        case .away(let bed, let until, let reason, let kind):
            byte(9)
            byte(kind.rawValue)
            text(bed.description)
            byte(until == nil ? 0 : 1)
            integer(until?.milliseconds ?? 0)
            text(reason)
        case .back(let bed):
            byte(2)
            text(bed.description)
        case .beginVisit(let bed, let planned):
            byte(3)
            text(bed.description)
            integer(planned.count)
        case .endVisit(let bed):
            byte(4)
            text(bed.description)
        case .announceOutage(let township, let from, let until, let reason):
            byte(5)
            text(township)
            integer(from.milliseconds)
            integer(until.milliseconds)
            text(reason)
        case .endOutage(let township):
            byte(6)
            text(township)
        case .takeOutOfService(let target, let permit, let until):
            byte(7)
            self.target(target)
            text(permit)
            integer(until.milliseconds)
        case .returnToService(let target):
            byte(8)
            self.target(target)
        }
    }

    private mutating func target(_ target: ServiceTarget) {
        switch target.thing {
        case .device(let device):
            byte(1)
            text(device.text)
        case .bed(let bed):
            byte(2)
            text(bed.description)
        case .household(let household):
            byte(3)
            text(household.text)
        }
        byte(target.rule == nil ? 0 : 1)
        text(target.rule ?? "")
    }
}
