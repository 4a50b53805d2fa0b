import CareCore
import CareWire

extension ControlRequest {
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
}
