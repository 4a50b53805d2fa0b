public import CareCore

/// How many beds have somebody who was trained and holds a certificate. Source: the plan, 五(三)1(3): at least one person
/// in each of the 2,100 households.
public struct TrainingFigure: Sendable, Equatable {
    /// Beds that count, each with the rows that make it count.
    public let beds: [BedID: [RecordID]]
    /// Rows of people trained beyond the programme, who count apart.
    public let extended: [RecordID]
    /// Rows that count for nothing yet: failed, or without a certificate.
    public let uncertified: [RecordID]
    /// Certificates in rows of different people or more than one row without identity numbers: to be looked into.
    public let shared: [CertificateNumber: [RecordID]]

    /// Folds rows of `training`; voided ones and those after `day` do not count.
    public init(_ rows: [RecordRow], until day: CivilDate) {
        var beds: [BedID: [RecordID]] = [:]
        var extended: [RecordID] = []
        var uncertified: [RecordID] = []
        var holders: [CertificateNumber: [(row: RecordID, person: ResidentNumber?)]] = [:]
        for row in rows where row[VoidField.reason] == nil {
            guard let key = row[TrainingField.training], let on = row[SharedField.on], on <= day else { continue }
            guard row[TrainingField.result] == .passed, let number = row[TrainingField.certificate],
                let issuer = row[TrainingField.issuer]
            else {
                uncertified.append(key)
                continue
            }
            holders[CertificateNumber(issuer: issuer, number: number), default: []]
                .append((key, row[SharedField.identityNumber]))
            if let bed = row[SharedField.bed] { beds[bed, default: []].append(key) } else { extended.append(key) }
        }
        self.beds = beds.mapValues { $0.sorted() }
        self.extended = extended.sorted()
        self.uncertified = uncertified.sorted()
        shared = holders.filter { Self.isDoubtful($0.value.map(\.person)) }.mapValues { $0.map(\.row).sorted() }
    }

    /// One daughter may be trained for both her parents' beds; that is one person, by her identity number.
    private static func isDoubtful(_ people: [ResidentNumber?]) -> Bool {
        people.count > 1 && (people.contains(nil) || Set(people).count > 1)
    }
}
