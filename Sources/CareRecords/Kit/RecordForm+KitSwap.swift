internal import CareCore

extension RecordForm {
    /// Two devices stood each at the other's bed: the items exchange them, since a moment.
    public static let kitSwap = RecordForm(
        "kit-swap", zh: "设备对调更正", en: "two devices stood each at the other's bed",
        subject: Array(RecordTable.kitSwap.key),
        Array(RecordTable.kitSwap.columns.dropFirst(RecordTable.kitSwap.keyLength)), keeping: .kitSwap
    ) { filled, context in
        guard let device = filled[KitField.device], let other = filled[KitField.otherDevice],
            let since = filled[KitField.since]
        else { return .incomplete }
        guard device != other else {
            return .refused(
                KitField.otherDevice.name, expected: "two different devices", found: other.description)
        }
        // Which of the two is named first makes no difference, so the second entry of one swap must not undo it.
        let orders = [[device.stored, other.stored, since.stored], [other.stored, device.stored, since.stored]]
        for key in orders where try context.book.row(.kitSwap, key: key) != nil { return .accepted(.unchanged) }
        var faults: [RecordFault] = []
        let first = try swapped(KitField.device, device, since, context, &faults)
        let second = try swapped(KitField.otherDevice, other, since, context, &faults)
        guard let one = first.first, let two = second.first, faults.isEmpty else { return .refused(faults) }
        guard one[KitField.kind] == two[KitField.kind] else {
            return .refused(
                KitField.otherDevice.name, expected: "two devices of one kind, such as two wearables",
                found: "\(one[KitField.kind]?.rawValue ?? "") and \(two[KitField.kind]?.rawValue ?? "")")
        }
        faults = try unswappable(device, other, since, context)
        guard faults.isEmpty else { return .refused(faults) }
        let assets = try AssetKit.swapping(filled, one, two, context)
        guard assets.faults.isEmpty else { return .refused(assets.faults) }
        let changed =
            first.map { $0.holdingDevice(of: two, since: since) }
            + second.map { $0.holdingDevice(of: one, since: since) }
        return .accepted(
            RecordOutcome(
                puts: [RecordPut(.kitSwap, filled)] + changed.map { RecordPut(.kitItem, $0) },
                consequences: [.swap(device, other, since: since, by: context.by)],
                submissions: assets.submissions))
    }

    /// Why the gateway's register cannot follow: then nothing changes here either, or kit and readings would part for
    /// good.
    private static func unswappable(
        _ device: DeviceID, _ other: DeviceID, _ since: Timestamp, _ context: RecordContext
    ) throws -> [RecordFault] {
        guard let gateway = context.book.gateway else { return [] }
        var assignments: [DeviceAssignment] = []
        for (field, device) in [(KitField.device, device), (KitField.otherDevice, other)] {
            guard let assignment = try gateway.assignment(of: device, at: context.now) else {
                return [
                    RecordFault(
                        field.name, expected: "a device that serves a bed or household by the gateway's register",
                        found: device.description, hint: "homebed import says whom it serves")
                ]
            }
            assignments.append(assignment)
        }
        let counties = Set(assignments.flatMap(\.beds).map(\.county))
        guard assignments[0].isShared == assignments[1].isShared, counties.count == 1 else {
            return [
                RecordFault(
                    KitField.otherDevice.name,
                    expected: "two devices of one county, both of a bed or both of a household",
                    found: assignments.map { $0.beds.sorted().map(\.description).joined(separator: " ") }
                        .joined(separator: " and "))
            ]
        }
        let start = max(assignments[0].from, assignments[1].from)
        guard since < start else { return [] }
        return [
            RecordFault(
                KitField.since.name,
                expected: "a moment from \(start.recordText), since when the gateway's register has both, up to now",
                found: since.recordText)
        ]
    }

    /// The items that the device is; a shared one is several.
    private static func swapped(
        _ field: RecordField<DeviceID>, _ device: DeviceID, _ since: Timestamp, _ context: RecordContext,
        _ faults: inout [RecordFault]
    ) throws -> [RecordRow] {
        let items = try context.book.kitItems(holding: device)
        guard let start = items.compactMap({ $0[KitField.deviceSince] ?? $0[KitField.boundAt] }).max() else {
            faults.append(
                RecordFault(field.name, expected: "a device that is bound to a bed", found: device.description))
            return []
        }
        if since < start || since > context.now {
            faults.append(
                RecordFault(
                    KitField.since.name,
                    expected: "a moment from \(start.recordText), when \(device) came to its bed, up to now",
                    found: since.recordText))
        }
        return items
    }
}

extension RecordRow {
    fileprivate func holdingDevice(of other: RecordRow, since: Timestamp) -> RecordRow {
        with(KitField.device, other[KitField.device]).with(KitField.serial, other[KitField.serial])
            .with(KitField.deviceSince, since)
    }
}
