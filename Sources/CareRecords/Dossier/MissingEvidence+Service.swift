internal import CareCore

extension MissingEvidence {
    /// Visits that count, against those that VIS-3 and `programme due` ask of the same cases. They warn two weeks
    /// ahead; here something is missing from the day itself on. What has no day is missing once the case has ended and
    /// nobody can come any more.
    static func visits(
        _ row: RecordRow, _ key: String, _ records: DossierRecords, on today: CivilDate
    ) -> [MissingEvidence] {
        guard let programme = VisitProgramme.dali, today >= programme.earlyUntil,
            VisitWatch.isMeasured(row, by: programme.earlyUntil), let resident = row[SharedField.resident]
        else { return [] }
        let own = records.rows(.visit, where: [.equal(SharedField.resident, resident)]).compactMap(Visit.init)
        let valid = own.count(where: \.counts)
        let isOver = row[CaseField.state] == .ended
        let wanted = isOver ? programme.required : programme.requiredEarly
        guard valid < wanted else { return [] }
        let doubtful = own.count { $0.state.isFinished && !$0.counts }
        let aside = doubtful == 0 ? "" : ",另有\(doubtful)次存疑"
        let until = isOver ? "服务已终止,共" : "\(programme.earlyUntil.recordText)前"
        return [MissingEvidence(.visits, key, "\(until)应不少于\(wanted)次,有效\(valid)次\(aside)")]
    }

    /// Consents that service needs: signs of life and passing on to the office always, pictures and places where a
    /// device of the bed takes them.
    static func consents(_ row: RecordRow, _ records: DossierRecords, on today: CivilDate) -> [MissingEvidence] {
        guard row[CaseField.serviceFrom] != nil, let resident = row[SharedField.resident] else { return [] }
        let day = min(row[CaseField.endedOn] ?? today, today)
        let current = CurrentConsent(
            of: records.rows(.consent, where: [.equal(SharedField.resident, resident)]), on: day)
        let kinds = Set(
            records[.kitItem].map(\.row).filter { $0[KitField.state]?.holdsDevice == true }
                .compactMap { $0[KitField.kind] })
        var needed: [ConsentPurpose] = [.vitals, .sharing]
        if kinds.contains(.camera) { needed.append(.video) }
        if kinds.contains(.wearable) { needed.append(.location) }
        return needed.filter { !current.allows($0) }.map { purpose in
            let isWithdrawn = current.lines[purpose] != nil
            return MissingEvidence(.consent, resident.text, purpose.title + (isWithdrawn ? "(已撤回)" : ""))
        }
    }

    /// Mandatory kinds that do not stand there, items without acceptance, serial number or written refusal, and things
    /// that are on no register of the county's property.
    static func kit(_ records: DossierRecords) -> [MissingEvidence] {
        let rows = records[.kitItem].map(\.row)
        // After the end the kit is gone, and what was removed was there.
        let isServed = records[.careCase].contains { $0.row[CaseField.state] == .inService }
        let wasRemoved = Set(rows.filter { $0[KitField.state] == .removed }.compactMap { $0[KitField.kind] })
        let wanted = records[.careCase].contains { $0.row[CaseField.serviceFrom] != nil }
        var missing: [MissingEvidence] = []
        for kind in KitStanding(rows).missing where wanted && (isServed || !wasRemoved.contains(kind)) {
            let begun = rows.last { $0[KitField.kind] == kind && $0[KitField.state] != .removed }
            missing.append(
                begun.map {
                    MissingEvidence(
                        .kitAcceptance, $0[KitField.item]?.text ?? "",
                        "\(kind.title):\($0[KitField.state]?.title ?? "")")
                } ?? MissingEvidence(.kit, "\(records.bed)", kind.title))
        }
        for row in rows {
            guard let item = row[KitField.item]?.text, let kind = row[KitField.kind] else { continue }
            switch row[KitField.state] {
            case .refused where row[KitField.refusalDocument] == nil:
                missing.append(MissingEvidence(.refusalPaper, item, kind.title))
            case .signedOff:
                if row[KitField.signOffDocument] == nil {
                    missing.append(MissingEvidence(.kitAcceptance, item, "\(kind.title):无签收单"))
                }
                if row[KitField.serial] == nil { missing.append(MissingEvidence(.serial, item, kind.title)) }
                if records.isUnregistered(row) { missing.append(MissingEvidence(.asset, item, kind.title)) }
            default: break
            }
        }
        return missing
    }

    /// Visits that took place, without the signature of resident or family.
    static func signatures(_ records: DossierRecords) -> [MissingEvidence] {
        records[.visit].map(\.row).compactMap(Visit.init)
            .filter { $0.state.isFinished && $0.row[VisitField.signature] == nil }
            .map { MissingEvidence(.visitEvidence, $0.id.text, $0.endAt.map { CivilDate(of: $0).recordText } ?? "") }
    }
}
