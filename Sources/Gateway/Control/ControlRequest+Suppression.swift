import CareCore
import CareWire

extension ControlRequest {
    static let suppressionNames = [
        "away", "back", "visit-begin", "visit-end", "outage", "outage-end", "out-of-service", "return-to-service",
    ]

    /// The order of that name; `nil` when it names none. Moments are `from_ms` and `until_ms`, lengths `length_ms`.
    static func suppression(_ name: String, _ fields: StrictFields) throws -> Command? {
        let order: SuppressionOrder
        switch name {
        case "away":
            try fields.allow("v", "command", "by", "bed", "until_ms", "reason", "kind")
            let isBounded = try fields.decodeIfPresent(Int64.self, "until_ms") != nil
            let until = isBounded ? try fields.moment("until_ms") : nil
            let kind = try fields.parseIfPresent("kind", expected: "away or hospital") { AbsenceKind.named($0) }
            order = .away(
                try bed(fields), until: until, reason: try fields.note("reason"), kind: kind ?? .away)
        case "back", "visit-end":
            try fields.allow("v", "command", "by", "bed")
            order = name == "back" ? .back(try bed(fields)) : .endVisit(try bed(fields))
        case "visit-begin":
            try fields.allow("v", "command", "by", "bed", "length_ms")
            order = .beginVisit(try bed(fields), planned: Milliseconds(try fields.milliseconds("length_ms")))
        case "outage":
            try fields.allow("v", "command", "by", "township", "from_ms", "until_ms", "reason")
            order = .announceOutage(
                township: try fields.note("township"), from: try fields.moment("from_ms"),
                until: try fields.moment("until_ms"), reason: try fields.note("reason"))
        case "outage-end":
            try fields.allow("v", "command", "by", "township")
            order = .endOutage(township: try fields.note("township"))
        case "out-of-service":
            try fields.allow("v", "command", "by", "device", "bed", "household", "rule", "permit", "until_ms")
            order = .takeOutOfService(
                try target(fields), permit: try fields.note("permit"), until: try fields.moment("until_ms"))
        case "return-to-service":
            try fields.allow("v", "command", "by", "device", "bed", "household", "rule")
            order = .returnToService(try target(fields))
        default: return nil
        }
        return .suppression(order, by: try fields.person())
    }

    static func encode(
        _ order: SuppressionOrder, by person: String, into fields: inout KeyedEncodingContainer<FieldName>
    ) throws {
        try fields.encode(order.name, forKey: "command")
        try fields.encode(person, forKey: "by")
        switch order {
        case .away(let bed, let until, let reason, let kind):
            try fields.encode(bed.description, forKey: "bed")
            try fields.encodeIfPresent(until?.milliseconds, forKey: "until_ms")
            try fields.encode(reason, forKey: "reason")
            try fields.encode(kind.name, forKey: "kind")
        case .back(let bed), .endVisit(let bed): try fields.encode(bed.description, forKey: "bed")
        case .beginVisit(let bed, let planned):
            try fields.encode(bed.description, forKey: "bed")
            try fields.encode(planned.count, forKey: "length_ms")
        case .announceOutage(let township, let from, let until, let reason):
            try fields.encode(township, forKey: "township")
            try fields.encode(from.milliseconds, forKey: "from_ms")
            try fields.encode(until.milliseconds, forKey: "until_ms")
            try fields.encode(reason, forKey: "reason")
        case .endOutage(let township): try fields.encode(township, forKey: "township")
        case .takeOutOfService(let target, let permit, let until):
            try encode(target, into: &fields)
            try fields.encode(permit, forKey: "permit")
            try fields.encode(until.milliseconds, forKey: "until_ms")
        case .returnToService(let target): try encode(target, into: &fields)
        }
    }

    private static func encode(
        _ target: ServiceTarget, into fields: inout KeyedEncodingContainer<FieldName>
    ) throws {
        switch target.thing {
        case .device(let device): try fields.encode(device.text, forKey: "device")
        case .bed(let bed): try fields.encode(bed.description, forKey: "bed")
        case .household(let household): try fields.encode(household.text, forKey: "household")
        }
        try fields.encodeIfPresent(target.rule, forKey: "rule")
    }

    private static func bed(_ fields: StrictFields) throws -> BedID {
        try fields.parse("bed", expected: "a bed such as 532901-000123") { BedID($0) }
    }

    private static func target(_ fields: StrictFields) throws -> ServiceTarget {
        let things: [ServiceTarget.Thing] = [
            try fields.parseIfPresent("device", expected: "a device") { DeviceID($0) }.map { .device($0) },
            try fields.parseIfPresent("bed", expected: "a bed such as 532901-000123") { BedID($0) }.map { .bed($0) },
            try fields.parseIfPresent("household", expected: "a household") { HouseholdID($0) }
                .map { .household($0) },
        ].compactMap { $0 }
        guard let thing = things.first, things.count == 1 else {
            throw fields.fault("device", expected: "one of device, bed, household", found: "\(things.count)")
        }
        return ServiceTarget(thing, rule: try fields.decodeIfPresent(String.self, "rule"))
    }
}
