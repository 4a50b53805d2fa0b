internal import HeapModule

extension GatewayState {
    /// Version of the encoding.
    static let stateVersion: Int64 = 14
    /// Versions that are read; another one is refused. Version 3 knew no receipts of status 14 for telemetry, version
    /// 13 no clocks of timers and deadlines.
    static let readableVersions: ClosedRange<Int64> = 3...stateVersion

    /// The device's state as bytes. Rules stand in it by fingerprint, metrics by number, so that it outlives changes
    /// of the profile.
    public func encode(_ device: DeviceNumber) -> [UInt8] {
        var writer = StateWriter()
        let slot = slots[Int(device.index)]
        writer.integer(Self.stateVersion)
        writer.integer(slot.heardListening)
        writer.integer(slot.stampedAt)
        writer.integer(slot.eventSequence)
        writer.integer(slot.telemetrySequence)
        writer.integer(slot.silenceDue)
        writer.integer(slot.heardAt)
        let newest = identities[device.index]?.newest ?? []
        writer.integer(newest.count)
        for identity in newest { identity.encode(into: &writer) }
        guard let layout = layout(of: device) else {
            for _ in 0..<3 { writer.integer(0) }
            return writer.bytes
        }
        let filled = layout.profile.slots.indices.filter { !cells[Int(slot.cellBase) + $0].isEmpty }
        writer.integer(filled.count)
        for index in filled { encode(cell: Int(slot.cellBase) + index, of: layout.profile.slots[index], into: &writer) }
        let rules = layout.rules.indices.filter { isTouched($0, of: slot, layout) }
        writer.integer(rules.count)
        for index in rules { encode(rule: index, of: slot, layout, into: &writer) }
        encode(statesOf: slot, layout, into: &writer)
        return writer.bytes
    }

    private func encode(statesOf slot: DeviceSlot, _ layout: ProfileLayout, into writer: inout StateWriter) {
        let said = layout.stateIdentities.indices.filter { states[Int(slot.stateBase) + $0].at != .min }
        writer.integer(said.count)
        for index in said {
            let cell = states[Int(slot.stateBase) + index]
            writer.bits(layout.stateIdentities[index])
            writer.integer(cell.kind)
            writer.integer(cell.at)
        }
    }

    private func encode(cell index: Int, of slot: MetricSlot, into writer: inout StateWriter) {
        let cell = cells[index]
        writer.integer(slot.metric.rawValue)
        writer.double(cell.value)
        writer.integer(cell.at)
        writer.flag(cell.hasChanged)
        writer.flag(cell.hasPrevious)
        writer.flag(guards[index] != nil)
        if let harmonics = guards[index] {
            writer.double(harmonics.base)
            writer.integer(harmonics.until)
        }
    }

    /// Whether the rule has any state worth keeping.
    private func isTouched(_ index: Int, of slot: DeviceSlot, _ layout: ProfileLayout) -> Bool {
        let rule = layout.rules[index]
        if ruleCells[Int(slot.ruleBase) + index] != RuleCell() { return true }
        let timerBase = Int(slot.timerBase) + rule.timerBase
        if (0..<rule.timerCount).contains(where: { timers[timerBase + $0].isRunning }) { return true }
        let windowBase = Int(slot.windowBase) + rule.windowBase
        return rule.windows.indices.contains { !windows[windowBase + $0].entries.isEmpty }
    }

    private func encode(rule index: Int, of slot: DeviceSlot, _ layout: ProfileLayout, into writer: inout StateWriter) {
        let rule = layout.rules[index]
        let cell = ruleCells[Int(slot.ruleBase) + index]
        writer.bits(rule.rule.fingerprint)
        writer.integer(cell.level)
        writer.flag(cell.isArmed)
        writer.integer(cell.askAt)
        writer.optional(cell.dueAt == .max ? nil : cell.dueAt)
        writer.integer(cell.raisedAt)
        writer.integer(cell.askedAt)
        writer.integer(rule.timerCount)
        for index in 0..<rule.timerCount {
            let timer = timers[Int(slot.timerBase) + rule.timerBase + index]
            writer.integer(timer.since)
            writer.integer(timer.last)
            writer.integer(timer.samples)
            writer.integer(timer.timescale.rawValue)
        }
        writer.integer(rule.windows.count)
        for index in rule.windows.indices {
            let entries = windows[Int(slot.windowBase) + rule.windowBase + index].entries
            writer.integer(entries.count)
            for entry in entries {
                writer.integer(entry.at)
                writer.double(entry.value)
            }
        }
    }

    /// Reads a device's state back. What belongs to a rule or metric that the profile no longer has is dropped.
    public mutating func decode(_ bytes: [UInt8], into device: DeviceNumber) throws(StateError) {
        var reader = StateReader(bytes)
        let version = try reader.integer()
        guard Self.readableVersions.contains(version) else { throw .unknownVersion(version) }
        let position = Int(device.index)
        slots[position].heardListening = try reader.integer()
        slots[position].stampedAt = try reader.integer()
        slots[position].eventSequence = try reader.integer()
        slots[position].telemetrySequence = try reader.integer()
        slots[position].silenceDue = try reader.integer()
        if version >= 10 { slots[position].heardAt = try reader.integer() }
        if version >= 11 { try decodeIdentities(of: device, from: &reader) }
        if slots[position].silenceDue != .max {
            silences.insert(SilenceDeadline(due: slots[position].silenceDue, device: device.index))
        }
        for _ in 0..<(try reader.count()) { try decodeCell(of: device, from: &reader) }
        for _ in 0..<(try reader.count()) { try decodeRule(of: device, from: &reader, version: version) }
        for _ in 0..<(try reader.count()) { try decodeState(of: device, from: &reader) }
        guard reader.isAtEnd else { throw .damaged(offset: bytes.count) }
    }

    private mutating func decodeIdentities(
        of device: DeviceNumber, from reader: inout StateReader
    ) throws(StateError) {
        var newest: [EventIdentity] = []
        for _ in 0..<(try reader.count()) { newest.append(try EventIdentity(from: &reader)) }
        guard !newest.isEmpty else { return }
        identities[device.index, default: EventIdentities()].recall(newest)
    }

    private mutating func decodeCell(of device: DeviceNumber, from reader: inout StateReader) throws(StateError) {
        let metric = try reader.value(Metric.self)
        var cell = MetricCell()
        cell.value = try reader.double()
        cell.at = try reader.integer()
        cell.hasChanged = try reader.flag()
        cell.hasPrevious = try reader.flag()
        var harmonics: HarmonicGuard?
        if try reader.flag() { harmonics = HarmonicGuard(base: try reader.double(), until: try reader.integer()) }
        guard let layout = layout(of: device) else { return }
        let slotIndex = Int(layout.slotOfMetric[Int(metric.rawValue)])
        guard slotIndex >= 0 else { return }
        let index = Int(slots[Int(device.index)].cellBase) + slotIndex
        cells[index] = cell
        guards[index] = harmonics
    }

    private mutating func decodeState(of device: DeviceNumber, from reader: inout StateReader) throws(StateError) {
        let identity = try reader.bits()
        let cell = StateCell(kind: try reader.integer(UInt8.self), at: try reader.integer())
        guard let index = layout(of: device)?.stateIdentities.firstIndex(of: identity) else { return }
        states[Int(slots[Int(device.index)].stateBase) + index] = cell
    }

    private mutating func decodeRule(
        of device: DeviceNumber, from reader: inout StateReader, version: Int64
    ) throws(StateError) {
        let fingerprint = try reader.bits()
        var cell = RuleCell()
        cell.level = try reader.integer(UInt8.self)
        cell.isArmed = try reader.flag()
        cell.askAt = try reader.integer()
        if version >= 14 { cell.dueAt = try reader.optionalInteger() ?? .max }
        cell.raisedAt = try reader.integer()
        cell.askedAt = try reader.integer()
        var storedTimers: [ConditionTimer] = []
        for _ in 0..<(try reader.count()) {
            storedTimers.append(
                ConditionTimer(
                    since: try reader.integer(), last: try reader.integer(), samples: try reader.integer(UInt16.self),
                    timescale: version >= 14 ? try reader.value(Timescale.self) : .device))
        }
        var storedWindows: [WindowRing] = []
        for _ in 0..<(try reader.count()) {
            var entries: [WindowRing.Entry] = []
            for _ in 0..<(try reader.count()) {
                entries.append(WindowRing.Entry(at: try reader.integer(), value: try reader.double()))
            }
            storedWindows.append(WindowRing(entries: entries))
        }
        let position = Int(device.index)
        let slot = slots[position]
        guard let layout = layout(of: device),
            let index = rule(fingerprint, timers: storedTimers.count, windows: storedWindows.count, of: device)
        else { return }
        if version < 14, layout.rules[index].timescale == .gateway {
            (cell.askAt, cell.dueAt) = (.max, cell.askAt)
            storedTimers = storedTimers.map { $0.moved(to: .gateway) }
        }
        ruleCells[Int(slot.ruleBase) + index] = cell
        if cell.level > 0 { slots[position].raised |= 1 << UInt64(index) }
        for (number, timer) in storedTimers.enumerated() {
            timers[Int(slot.timerBase) + layout.rules[index].timerBase + number] = timer
        }
        for (number, window) in storedWindows.enumerated() {
            windows[Int(slot.windowBase) + layout.rules[index].windowBase + number] = window
        }
        expect(index, of: device)
    }

    /// The rule of the device that takes over what was stored under that fingerprint; `nil` where it starts afresh.
    func rule(_ fingerprint: UInt64, timers: Int, windows: Int, of device: DeviceNumber) -> Int? {
        layout(of: device)?.rules.firstIndex {
            $0.rule.fingerprint == fingerprint && $0.timerCount == timers && $0.windows.count == windows
        }
    }
}
