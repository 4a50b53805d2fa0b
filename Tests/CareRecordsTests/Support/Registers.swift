import CareCore
import CareRecords

/// A book with a small county, and good texts of each register for tests to change.
enum Registers {
    /// 2021-11-06, 08:00 in Dali.
    static let now = Timestamp(milliseconds: 1_636_156_800_000)

    /// A number that was never given to anybody: the order 001 or 002 of a day long ago.
    static func identityNumber(_ firstSeventeen: String) -> String {
        for check in "0123456789X" where ResidentNumber(firstSeventeen + String(check)) != nil {
            return firstSeventeen + String(check)
        }
        return ""
    }

    /// A good line of each register, by the name of its form, in the order of their dependence.
    static let lines: [(form: RecordForm, texts: [(name: String, text: String)])] = [
        (
            .county,
            [
                ("county", "532901"), ("name", "大理市"), ("bedTarget", "800"), ("programmeVisitTarget", "1600"),
                ("visitTarget", "2400"), ("trainingTarget", "800"), ("roadSpeed", "60"),
            ]
        ),
        (.township, [("township", "532901001"), ("name", "下关街道")]),
        (
            .village,
            [
                ("village", "532901001001"), ("name", "某村"), ("latitude", "25.6065"), ("longitude", "100.2676"),
            ]
        ),
        (
            .provider,
            [
                ("provider", "91350100M000100Y43"), ("name", "某养老服务中心"), ("bedRegisterID", "p-1"),
                ("counties", "532901"), ("licence", "备案 2021-01"), ("responsible", "张某"),
                ("phone", "0872-2123456"), ("servesFrom", "2021-08-01"),
            ]
        ),
        (
            .staff,
            [
                ("staff", "s-1"), ("provider", "91350100M000100Y43"), ("name", "李某"),
                ("identityNumber", identityNumber("53290119850601002")), ("phone", "13987200000"),
                ("qualification", "care-worker-4"), ("certificate", "云 001"), ("validUntil", "2025-12-31"),
                ("employedFrom", "2020-01-01"),
            ]
        ),
        (
            .residence,
            [
                ("household", "h-1"), ("county", "532901"), ("township", "532901001"), ("village", "532901001001"),
                ("address", "某村 3 社 12 号"),
            ]
        ),
        (
            .resident,
            [
                ("resident", "r-1"), ("name", "王某"), ("identityNumber", identityNumber("53290119380312001")),
                ("household", "h-1"), ("group", "minimum-income"), ("priority", "advanced-age lives-alone"),
                ("careFlags", "bed_bound"), ("isLocal", "yes"),
            ]
        ),
        (
            .residentContact,
            [
                ("contact", "k-1"), ("resident", "r-1"), ("role", "family-carer"), ("name", "王某"),
                ("phone", "13987200001"), ("relation", "女儿"), ("isGuardian", "no"),
            ]
        ),
        (
            .consent,
            [
                ("consent", "c-1"), ("resident", "r-1"), ("purpose", "vitals"), ("decision", "given"),
                ("on", "2021-09-01"), ("signer", "self"), ("takenBy", "s-1"),
            ]
        ),
    ]

    /// A book with all of `lines` up to that of `form`, which is left out; all of them when it is `nil`.
    static func book(before form: String? = nil) throws -> MemoryBook {
        let book = MemoryBook()
        for (lineForm, texts) in lines {
            if lineForm.name == form { break }
            let told = try book.enter(lineForm, texts, at: now)
            if !told.isEmpty { throw RecordFault(lineForm.name, expected: "a good line", found: "\(told)") }
        }
        return book
    }

    /// The good texts of a form with some changed; an empty text leaves the field out.
    static func texts(_ form: RecordForm, _ changes: [String: String] = [:]) -> [(name: String, text: String)] {
        var texts = lines.first { $0.form.name == form.name }?.texts ?? []
        texts.removeAll { changes[$0.name] != nil }
        return texts + changes.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map { ($0.key, $0.value) }
    }
}
