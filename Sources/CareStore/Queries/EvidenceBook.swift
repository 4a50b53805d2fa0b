internal import CareCore
internal import CareRecords
internal import GRDB

/// Puts the rows of the store together to what is known of each device.
struct EvidenceBook {
    /// The days that are looked at, numbered from 1970-01-01.
    let days: ClosedRange<Int32>

    private let registry: Registry
    private let end: Timestamp
    private var found: [DeviceNumber: DeviceEvidence] = [:]
    private var places: [DeviceNumber: Place] = [:]
    private var models: [DeviceNumber: Profile] = [:]
    /// Somebody in bed by day: before 08:00, from 20:00 on.
    private var mornings: [DeviceNumber: [Int32: Int64]] = [:]
    private var evenings: [DeviceNumber: [Int32: Int64]] = [:]
    private var absences: [BedID: [Range<Timestamp>]] = [:]
    private let selfTest: Set<String>
    /// When anybody was heard; `nil` where too few devices serve to tell.
    var heard: HeardMinutes?

    /// The hour of a night at which somebody who is away is away for the night.
    private static let sleepingHour = Milliseconds.hours(2)
    /// The rule of a camera that is covered or stores nothing. Source: care.md 8.2.
    private static let coverRule = "CAM-1"

    init(_ registry: Registry, _ profiles: ProfileSet, day: CivilDate) {
        self.registry = registry
        days = (day.day - Int32(UseCriteria.days) + 1)...day.day
        end = day.end
        selfTest = profiles.repairs.selfTest
        let first = day.adding(1 - Int32(UseCriteria.days)).start
        for index in registry.devices.indices {
            let number = DeviceNumber(Int32(index))
            let device = registry.devices[index]
            guard !Self.isOutOfService(device, by: end),
                let assignment = registry.assignments[index].last(where: { $0.contains(end - Milliseconds(1)) }),
                let model = profiles.index(of: device.profile).map({ profiles.profiles[$0] })
            else { continue }
            let isSilent = model.liveness == nil && model.deviceClass != .nursingBed
            var evidence = DeviceEvidence(
                name: device.id.text, useClass: isSilent ? .silent : UseClass(model.deviceClass), county: device.county,
                beds: registry.beds(of: assignment.place).map { registry[$0].id }, since: assignment.from)
            evidence.offlineLimit = model.liveness?.offline
            evidence.worn = Array(repeating: .zero, count: UseCriteria.days)
            evidence.serviceSeconds = (end - max(first, assignment.from)).count / 1_000
            found[number] = evidence
            places[number] = assignment.place
            models[number] = model
        }
    }

    /// Whether so many devices serve that it says something when none is heard.
    var isFleet: Bool { found.count >= HeardMinutes.fewest }

    mutating func takeDay(_ row: Row) {
        let number = DeviceNumber(row["device"])
        guard var evidence = found[number] else { return }
        if let lastAt = (row["lastAt"] as Int64?).map({ Timestamp(milliseconds: $0) }), lastAt >= evidence.since {
            evidence.heardAt = max(lastAt, evidence.heardAt ?? lastAt)
        }
        if PlaceColumns(bed: row["bed"], household: row["household"]).place == places[number] {
            evidence.words += (row["validReadings"] as Int64) + (row["events"] as Int64)
            evidence.onlineSeconds += row["onlineSeconds"] as Int64
        }
        found[number] = evidence
    }

    mutating func takeUse(_ row: Row) {
        let number = DeviceNumber(row["device"])
        guard var evidence = found[number],
            PlaceColumns(bed: row["bed"], household: row["household"]).place == places[number]
        else { return }
        let day: Int32 = row["day"]
        mornings[number, default: [:]][day, default: 0] += row["morningSeconds"] as Int64
        evenings[number, default: [:]][day, default: 0] += row["eveningSeconds"] as Int64
        guard days.contains(day) else { return }
        let index = Int(day - days.lowerBound)
        evidence.worn[index] = evidence.worn[index] + .seconds(row["wornSeconds"])
        evidence.wetChanges += row["wetChanges"] as Int64
        found[number] = evidence
    }

    /// The newest days on which anybody was heard, back to before `days` when the gateway stood still meanwhile;
    /// `words` tells how much a device said on them.
    mutating func takeHeardDays(_ heard: HeardDays, words: (DeviceNumber) throws -> Int64) rethrows {
        for (number, evidence) in found {
            var evidence = evidence
            evidence.heardDays = heard
            if heard.first.day < days.lowerBound, evidence.words == 0 { evidence.words = try words(number) }
            found[number] = evidence
        }
    }

    mutating func takeAlarm(_ row: Row) {
        let (number, rule) = (DeviceNumber(row["device"]), row["rule"] as String)
        if selfTest.contains(rule) { found[number]?.faults.append(rule) }
        if rule == Self.coverRule { found[number]?.isCovered = true }
    }

    /// Whoever comes back before the day that was said is at home from then on.
    mutating func takeAbsence(_ absence: KeptAbsence) {
        let end = absence.endedAt ?? absence.until ?? Timestamp(milliseconds: .max)
        if absence.from < end { absences[absence.bed, default: []].append(absence.from..<end) }
    }

    /// Whether the books say that the device was taken out of service by the end of the day.
    private static func isOutOfService(_ device: Device, by end: Timestamp) -> Bool {
        guard let custody = device.custody else { return false }
        return custody.state != .inService && custody.since < end
    }

    mutating func takeOrder(_ row: Row) { found[DeviceNumber(row["device"])]?.order = OrderID(row["number"]) }

    /// How far back the events of which device tell of use; the first moment and the one after the last.
    var eventWindows: [(number: DeviceNumber, window: Range<Int64>)] {
        found.keys.sorted().compactMap { number in
            guard let evidence = found[number], let model = models[number], model.liveness != nil else { return nil }
            let length: Int =
                switch evidence.useClass {
                case .button, .hub: UseCriteria.pressDays
                case .alarm: UseCriteria.testDays
                default: UseCriteria.days
                }
            let start = max(end - .days(Int64(length)), evidence.since)
            return start < end ? (number, start.milliseconds..<end.milliseconds) : nil
        }
    }

    /// Takes how often an event of a kind happened on how many days, and when last.
    mutating func takeEvent(_ row: Row, of number: DeviceNumber) {
        guard var evidence = found[number], let kind = EventKind(rawValue: row["kind"]) else { return }
        let at = Timestamp(milliseconds: row["newest"])
        let isTest: Bool = row["isTest"]
        switch kind {
        case .sos, .serviceCall: evidence.pressedAt = max(at, evidence.pressedAt ?? at)
        case .doseTaken: evidence.doseDays = max(evidence.doseDays, row["days"])
        case .fault: evidence.faultAt = max(at, evidence.faultAt ?? at)
        default: break
        }
        // What rings for real has been tried as well as by a test.
        if isTest || kind.isDanger || !rings(number) { evidence.testedAt = max(at, evidence.testedAt ?? at) }
        found[number] = evidence
    }

    /// Whether the model tells of dangers; of a contact at a door every word is a test.
    private func rings(_ number: DeviceNumber) -> Bool {
        models[number]?.events.values.contains { $0.isDanger } ?? true
    }

    /// What is known of each device, in order of its number.
    var evidence: [DeviceEvidence] {
        let pressed = pressedThroughHub
        return found.keys.sorted().compactMap { number in
            guard var evidence = found[number] else { return nil }
            if evidence.useClass == .hub, let place = places[number] {
                let carried = registry.beds(of: place).compactMap { pressed[$0] }.max()
                evidence.pressedAt = [evidence.pressedAt, carried].compactMap { $0 }.max()
            }
            if let heard, let last = evidence.heardAt { evidence.unheard = heard.unheard(from: last, until: end) }
            evidence.inBed = days.map { day in
                if isAway(evidence.beds, day) { return nil }
                let seconds = (mornings[number]?[day] ?? 0) + (evenings[number]?[day - 1] ?? 0)
                return .seconds(seconds)
            }
            return evidence
        }
    }

    /// Whether all of them were away in the night that ended on the morning of the day.
    private func isAway(_ beds: [BedID], _ day: Int32) -> Bool {
        let hour = CivilCalendar.start(ofDay: day) + Self.sleepingHour
        return !beds.isEmpty && beds.allSatisfy { absences[$0]?.contains { $0.contains(hour) } ?? false }
    }

    /// The newest press at each bed of a button that has no way of its own.
    private var pressedThroughHub: [BedNumber: Timestamp] {
        var pressed: [BedNumber: Timestamp] = [:]
        for (number, evidence) in found {
            guard let at = evidence.pressedAt, models[number]?.liveness?.throughHub == true, let place = places[number]
            else { continue }
            for bed in registry.beds(of: place) { pressed[bed] = max(at, pressed[bed] ?? at) }
        }
        return pressed
    }
}
