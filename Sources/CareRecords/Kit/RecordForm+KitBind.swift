internal import CareCore

extension RecordForm {
    /// The age of a binding up to which it may open a test window: a paper that is entered in the evening must not turn
    /// a real press into a test.
    static let testWindowAge = Milliseconds.minutes(60)

    /// A technician binds a device to the bed, and may open the test window in which it is tried.
    public static let kitBind = RecordForm(
        "kit-bind", zh: "设备绑定", en: "a technician binds a device to the bed",
        subject: [.required(KitField.item, refersTo: "kitItem")],
        Array(binding.columns.dropFirst()) + [.optional(KitField.testMinutes)]
    ) { filled, context in
        let verdict = try binding.decide(filled, context)
        guard case .accepted(var outcome) = verdict, let bound = filled[KitField.boundAt],
            let row = outcome.puts.first?.row, let bed = row[SharedField.bed]
        else { return verdict }
        guard let minutes = filled[KitField.testMinutes] else {
            outcome.answer = try realPresses(of: row, context.book)
            return .accepted(outcome)
        }
        guard context.now - bound <= testWindowAge else {
            return .refused(
                KitField.testMinutes.name, expected: "nothing, for a binding more than an hour ago",
                found: "\(minutes)", hint: "a test window begins now; open it when the technician is there")
        }
        outcome.consequences = [
            .openTestWindow(bed, length: .minutes(minutes), by: context.by)
        ]
        return .accepted(outcome)
    }.handingIn { row, _, context in try AssetKit.binding(row, context) }

    /// What an asset says while it is fitted is a test; of a device on no book the gateway does not know that somebody
    /// fits it (decision 44). Empty for an asset and for what is silent.
    private static func realPresses(of item: RecordRow, _ book: any RecordBook) throws -> String {
        guard let device = item[KitField.device], try book.asset(ofKit: item) == nil else { return "" }
        return "\(device) is bound and on no book: what is pressed on it rings, unless testMinutes or homebed "
            + "test-window has opened a test window"
    }

    private static let binding = kitStep(
        "kit-bind", zh: "设备绑定", en: "a technician binds a device to the bed", from: [.planned], to: .bound,
        [
            .optional(KitField.device, refersTo: "device"), .required(KitField.serial),
            .required(KitField.boundAt), .required(KitField.boundBy, refersTo: "staff"),
        ]
    ) { row, context in
        var faults = row.kitOrderFaults(context)
        guard let device = row[KitField.device] else {
            if row[KitField.telemetry] == .reports {
                faults.append(RecordFault(KitField.device.name, expected: DeviceID.expected, found: ""))
            }
            return faults
        }
        let holders = try context.book.kitItems(holding: device).filter { $0[KitField.item] != row[KitField.item] }
        if let holder = holders.first(where: { !$0.isShared(with: row) }) {
            faults.append(
                RecordFault(
                    KitField.device.name, expected: "a device that is bound to no other bed or item",
                    found: device.description,
                    hint: "it is item \(holder[KitField.item]?.text ?? "") of bed "
                        + "\(holder[SharedField.bed]?.description ?? ""); kit-remove it there, or kit-swap the two"))
        }
        return faults
    }
}

extension RecordBook {
    /// The items that a device is now: one, or one for each bed of a household that shares it.
    func kitItems(holding device: DeviceID) throws -> [RecordRow] {
        try rows(.kitItem, where: [.equal(KitField.device, device)])
            .filter { $0[KitField.state]?.holdsDevice == true }
    }
}

extension RecordRow {
    /// Whether two items were planned as one device of a household.
    fileprivate func isShared(with other: RecordRow) -> Bool {
        let (own, partner) = (self[KitField.item], other[KitField.item])
        if self[KitField.sharedWith].map({ $0 == partner }) == true { return true }
        guard let shared = other[KitField.sharedWith] else { return false }
        return shared == own || shared == self[KitField.sharedWith]
    }
}
