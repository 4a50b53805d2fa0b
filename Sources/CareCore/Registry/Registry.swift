/// All devices, beds, households, the history of who served whom, contacts and the rota.
///
/// Numbers are dense and never reused; a number is the index of its array.
public struct Registry: Sendable, Equatable {
    /// Devices by number.
    public private(set) var devices: [Device] = []
    /// Beds by number.
    public private(set) var beds: [Bed] = []
    /// Households by number.
    public private(set) var households: [Household] = []
    /// Assignments of each device, oldest first, never overlapping.
    public private(set) var assignments: [[Assignment]] = []
    /// Values that rules have for some beds only.
    public var overrides = OverrideBook()
    /// Contact book and duty rota.
    public var duty = DutyBook()
    private var bedsOfHousehold: [[BedNumber]] = []
    private var deviceNumbers: [DeviceID: DeviceNumber] = [:]
    private var bedNumbers: [BedID: BedNumber] = [:]
    private var householdNumbers: [HouseholdID: HouseholdNumber] = [:]

    /// Makes an empty registry.
    public init() {}

    /// The number of the device of that identity.
    public func number(of device: DeviceID) -> DeviceNumber? { deviceNumbers[device] }

    /// The number of the bed of that identity.
    public func number(of bed: BedID) -> BedNumber? { bedNumbers[bed] }

    /// The number of the household of that identity.
    public func number(of household: HouseholdID) -> HouseholdNumber? { householdNumbers[household] }

    /// The device of that number.
    public subscript(number: DeviceNumber) -> Device { devices[Int(number.index)] }

    /// The bed of that number.
    public subscript(number: BedNumber) -> Bed { beds[Int(number.index)] }

    /// The household of that number.
    public subscript(number: HouseholdNumber) -> Household { households[Int(number.index)] }

    /// The place that `device` served at `moment`; `nil` when it served nobody.
    public func place(of device: DeviceNumber, at moment: Timestamp) -> Place? {
        for assignment in assignments[Int(device.index)].reversed() where assignment.contains(moment) {
            return assignment.place
        }
        return nil
    }

    /// The assignment of `device` that has no end yet.
    public func currentAssignment(of device: DeviceNumber) -> Assignment? {
        guard let last = assignments[Int(device.index)].last, last.until == nil else { return nil }
        return last
    }

    /// The household a place belongs to.
    public func household(of place: Place) -> HouseholdNumber {
        switch place {
        case .bed(let bed): self[bed].household
        case .household(let household): household
        }
    }

    /// The beds that a place means: the bed itself, or every bed of the household.
    public func beds(of place: Place) -> [BedNumber] {
        switch place {
        case .bed(let bed): [bed]
        case .household(let household): bedsOfHousehold[Int(household.index)]
        }
    }

    /// Whose overrides count for a place, least specific first. A household takes those of its beds and their
    /// providers; where two beds differ, the one registered first wins.
    public func scopes(of place: Place) -> [OverrideScope] {
        let beds = beds(of: place).reversed()
        return [.prefecture, .county(county(of: place))] + beds.compactMap { self[$0].provider.map { .provider($0) } }
            + beds.map { .bed(self[$0].id) }
    }

    /// The county a place lies in.
    public func county(of place: Place) -> CountyCode { self[household(of: place)].county }
}

extension Registry {
    /// Adds the device or takes its new county and profile; returns its number.
    @discardableResult
    public mutating func put(_ device: Device) -> DeviceNumber {
        if let number = deviceNumbers[device.id] {
            devices[Int(number.index)] = device
            return number
        }
        let number = DeviceNumber(Int32(devices.count))
        devices.append(device)
        assignments.append([])
        deviceNumbers[device.id] = number
        return number
    }

    /// Adds the bed or takes its new properties; returns its number.
    @discardableResult
    public mutating func put(_ bed: Bed) -> BedNumber {
        if let number = bedNumbers[bed.id] {
            let before = beds[Int(number.index)].household
            beds[Int(number.index)] = bed
            if before != bed.household {
                bedsOfHousehold[Int(before.index)].removeAll { $0 == number }
                let others = bedsOfHousehold[Int(bed.household.index)]
                // In order of number, as they are read back.
                bedsOfHousehold[Int(bed.household.index)].insert(
                    number, at: others.firstIndex { $0 > number } ?? others.endIndex)
            }
            return number
        }
        let number = BedNumber(Int32(beds.count))
        beds.append(bed)
        bedsOfHousehold[Int(bed.household.index)].append(number)
        bedNumbers[bed.id] = number
        return number
    }

    /// Adds the household or takes its new location; returns its number.
    @discardableResult
    public mutating func put(_ household: Household) -> HouseholdNumber {
        if let number = householdNumbers[household.id] {
            households[Int(number.index)].location = household.location
            return number
        }
        let number = HouseholdNumber(Int32(households.count))
        households.append(household)
        bedsOfHousehold.append([])
        householdNumbers[household.id] = number
        return number
    }

    /// Puts another place in the running assignment of the device, which keeps its start.
    public mutating func replaceCurrent(of device: DeviceNumber, with assignment: Assignment) {
        let index = Int(device.index)
        guard let last = assignments[index].indices.last, assignments[index][last].until == nil else { return }
        invariant(
            assignments[index][last].from == assignment.from,
            "assignment of \(self[device].id) moved to another start, \(assignment.from.milliseconds)")
        assignments[index][last] = assignment
    }

    /// Ends the device's running assignment, which has begun before `moment`.
    public mutating func endCurrent(of device: DeviceNumber, at moment: Timestamp) {
        let index = Int(device.index)
        guard let last = assignments[index].indices.last, assignments[index][last].until == nil else { return }
        invariant(
            assignments[index][last].from < moment,
            "assignment of \(self[device].id) ends at \(moment.milliseconds), not after it began")
        assignments[index][last].until = moment
    }

    /// Ends the device's running assignment at `assignment.from` and starts the new one.
    ///
    /// The caller has checked that the new one starts after the running one did.
    public mutating func append(_ assignment: Assignment, to device: DeviceNumber) {
        let index = Int(device.index)
        if let last = assignments[index].indices.last {
            invariant(
                assignments[index][last].from < assignment.from,
                "assignment of \(self[device].id) starts at \(assignment.from.milliseconds), not after the one before")
            invariant(
                assignments[index][last].until.map { $0 <= assignment.from } ?? true,
                "assignment of \(self[device].id) starts at \(assignment.from.milliseconds), within the one before")
            if assignments[index][last].until == nil { assignments[index][last].until = assignment.from }
        }
        assignments[index].append(assignment)
    }
}
