internal import CareCore

extension RecordForm {
    /// A care provider.
    public static let provider = register(.provider, "provider", zh: "养老服务机构", en: "a care provider") { row, context in
        var faults = PeriodFaults.find(row, from: ProviderField.servesFrom, until: ProviderField.servesUntil)
        for county in row[ProviderField.counties]?.elements ?? [] {
            guard try !context.book.has(RecordTable.county.name, key: county.stored) else { continue }
            faults.append(
                RecordFault(
                    ProviderField.counties.name, expected: "registered counties", found: "\(county)",
                    hint: "enter the county first, or mend the code"))
        }
        if let identity = row[ProviderField.bedRegisterID] {
            let others = try context.book.rows(.provider, where: [.equal(ProviderField.bedRegisterID, identity)])
                .compactMap { $0[SharedField.provider] }.filter { $0 != row[SharedField.provider] }
            if let other = others.first {
                faults.append(
                    RecordFault(
                        ProviderField.bedRegisterID.name, expected: "an identity that no other provider has",
                        found: "\(identity)", hint: "the provider \(other) has it"))
            }
        }
        return faults
    }
}
