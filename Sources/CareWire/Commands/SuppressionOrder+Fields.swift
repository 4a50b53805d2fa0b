package import CareCore

extension SuppressionOrder {
    /// The words of the orders there are.
    package static let names = [
        "away", "back", "visit-begin", "visit-end", "outage", "outage-end", "out-of-service", "return-to-service",
    ]

    /// Reads the order of that name; `nil` when it names none. Moments are `from_ms` and `until_ms`, lengths
    /// `length_ms`.
    /// - Parameters:
    ///   - name: The word of the order.
    ///   - fields: What was sent with it.
    ///   - others: Names of fields that stand beside the order's own and are read by somebody else.
    /// - Throws: `DecodingError` for a missing, wrong or unknown field.
    package init?(_ name: String, _ fields: StrictFields, beside others: [String]) throws {
        switch name {
        case "away":
            try fields.allow(others + ["bed", "until_ms", "reason", "kind"])
            let isBounded = try fields.decodeIfPresent(Int64.self, "until_ms") != nil
            let until = isBounded ? try fields.moment("until_ms") : nil
            let kind = try fields.parseIfPresent("kind", expected: "away or hospital") { AbsenceKind.named($0) }
            self = .away(try fields.bed(), until: until, reason: try fields.note("reason"), kind: kind ?? .away)
        case "back", "visit-end":
            try fields.allow(others + ["bed"])
            self = name == "back" ? .back(try fields.bed()) : .endVisit(try fields.bed())
        case "visit-begin":
            try fields.allow(others + ["bed", "length_ms"])
            self = .beginVisit(try fields.bed(), planned: Milliseconds(try fields.milliseconds("length_ms")))
        case "outage":
            try fields.allow(others + ["township", "from_ms", "until_ms", "reason"])
            self = .announceOutage(
                township: try fields.note("township"), from: try fields.moment("from_ms"),
                until: try fields.moment("until_ms"), reason: try fields.note("reason"))
        case "outage-end":
            try fields.allow(others + ["township"])
            self = .endOutage(township: try fields.note("township"))
        case "out-of-service":
            try fields.allow(others + ["device", "bed", "household", "rule", "permit", "until_ms"])
            self = .takeOutOfService(
                try fields.target(), permit: try fields.note("permit"), until: try fields.moment("until_ms"))
        case "return-to-service":
            try fields.allow(others + ["device", "bed", "household", "rule"])
            self = .returnToService(try fields.target())
        default: return nil
        }
    }
}

extension StrictFields {
    fileprivate func bed() throws -> BedID { try parse("bed", expected: BedID.expected) { BedID($0) } }

    fileprivate func target() throws -> ServiceTarget {
        let things: [ServiceTarget.Thing] = [
            try parseIfPresent("device", expected: DeviceID.expected) { DeviceID($0) }.map { .device($0) },
            try parseIfPresent("bed", expected: BedID.expected) { BedID($0) }.map { .bed($0) },
            try parseIfPresent("household", expected: HouseholdID.expected) { HouseholdID($0) }.map { .household($0) },
        ].compactMap { $0 }
        guard let thing = things.first, things.count == 1 else {
            throw fault("device", expected: "one of device, bed, household", found: "\(things.count)")
        }
        return ServiceTarget(thing, rule: try decodeIfPresent(String.self, "rule"))
    }
}
