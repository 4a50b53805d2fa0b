internal import CareCore

/// Collects, during one turn, the facts that must be made again because a row came for a day already closed.
struct LateDays {
    /// The last civil day whose facts were asked for; rows of later days need nothing.
    let closedDay: Int32
    /// Days for which readings are kept: facts of earlier days cannot be made again.
    let keptDays: Int32
    /// Devices and days, without neighbouring repetitions.
    private(set) var devices: [(day: Int32, device: DeviceNumber)] = []
    /// Places and days of alarms.
    private(set) var places: [(day: Int32, place: Place)] = []

    init(closedDay: Int32, keptDays: Int32) {
        self.closedDay = closedDay
        self.keptDays = keptDays
    }

    /// Whether nothing was late.
    var isEmpty: Bool { devices.isEmpty && places.isEmpty }

    /// Whether a row of that moment belongs to a closed day.
    func concerns(_ moment: Timestamp) -> Bool { CivilCalendar.day(of: moment) <= closedDay }

    /// A row of `device` was written.
    mutating func note(_ device: DeviceNumber, at moment: Timestamp) {
        let day = CivilCalendar.day(of: moment)
        guard day <= closedDay else { return }
        if let last = devices.last, last.day == day, last.device == device { return }
        devices.append((day, device))
    }

    /// The places that `device` served were changed from `moment` on.
    mutating func note(_ device: DeviceNumber, since moment: Timestamp) {
        let first = CivilCalendar.day(of: moment)
        guard first <= closedDay else { return }
        for day in max(first, closedDay - keptDays)...closedDay { devices.append((day, device)) }
    }

    /// An alarm of `place` was raised.
    mutating func note(_ place: Place, at moment: Timestamp) {
        let day = CivilCalendar.day(of: moment)
        if day <= closedDay { places.append((day, place)) }
    }
}
