public import CareCore

/// What the records say of equipment up to the end of a day: what is in service, and who looked at it.
public struct EquipmentRecords: Sendable {
    private let end: Timestamp
    private let custody: SilentCustody
    private var items: [String: [RecordRow]] = [:]
    private var silent: [RecordRow] = []
    private var visits: [BedID: Timestamp] = [:]
    private var checks: [String: DeviceEvidence.Inspection] = [:]

    /// Folds rows of `kitItem` and `visit`; what happened after `end` does not count.
    /// - Parameters:
    ///   - kit: The items of kits.
    ///   - rows: The visits.
    ///   - custody: What the books say of things that do not talk.
    ///   - end: The end of the day.
    public init(kit: [RecordRow], visits rows: [RecordRow], custody: SilentCustody, until end: Timestamp) {
        self.end = end
        self.custody = custody
        for row in kit {
            if let device = row[KitField.device] { items[device.text, default: []].append(row) }
            if row[KitField.telemetry] == KitTelemetry.none, row[KitField.sharedWith] == nil { silent.append(row) }
        }
        for visit in rows.compactMap({ Visit($0) }) where visit.state.isFinished {
            guard let at = visit.endAt, at <= end else { continue }
            visits[visit.bed] = max(at, visits[visit.bed] ?? at)
            for check in visit.row[VisitField.devicesChecked]?.elements ?? [] {
                let found = DeviceEvidence.Inspection(at: at, works: check.works)
                if checks[check.device.text].map({ $0.at <= at }) ?? true { checks[check.device.text] = found }
            }
        }
    }

    /// What is in service: devices that serve a place now, without those whose kit is not signed off or was taken away,
    /// and silent things that are signed off and neither wait for their collection, are suspended nor stayed with a
    /// family.
    public func inService(_ devices: [DeviceEvidence]) -> [DeviceEvidence] {
        let names = Set(devices.map(\.name))
        return devices.compactMap(joined) + silent.compactMap { thing($0, unless: names) }
    }

    /// The device with what the records add to it; `nil` when its kit says that it is not in service.
    private func joined(_ device: DeviceEvidence) -> DeviceEvidence? {
        var device = device
        if let rows = items[device.name] {
            guard let signedOffAt = rows.compactMap(signedOff).max() else { return nil }
            if signedOffAt > device.since { device = device.inService(since: signedOffAt) }
            device.inspection = .init(at: signedOffAt, works: true)
        }
        inspect(&device)
        return device
    }

    private func thing(_ row: RecordRow, unless taken: Set<String>) -> DeviceEvidence? {
        guard let at = signedOff(row), let bed = row[SharedField.bed], let item = row[KitField.item] else { return nil }
        let name = row[KitField.device]?.text ?? item.text
        guard !taken.contains(name), custody.isInService(row) else { return nil }
        var thing = DeviceEvidence(
            name: name, useClass: row[KitField.kind] == .nursingBed ? .nursingBed : .silent, county: bed.county,
            beds: [bed], since: at)
        thing.inspection = .init(at: at, works: true)
        // What has no identity cannot be named in a visit's list of devices.
        if row[KitField.device] != nil { inspect(&thing) }
        return thing
    }

    private func inspect(_ device: inout DeviceEvidence) {
        device.visitedAt = device.beds.compactMap { visits[$0] }.max()
        if let check = checks[device.name], check.at >= device.inspection?.at ?? .epoch { device.inspection = check }
    }

    private func signedOff(_ row: RecordRow) -> Timestamp? {
        guard row[KitField.state] == .signedOff, let at = row[KitField.signedOffAt], at <= end else { return nil }
        return at
    }
}
