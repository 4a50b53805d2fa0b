import CareCore
import CareRecords
import TestSupport

@testable import CareHTTP

/// One of two counties that have everything alike: a provider, a household in service, and a row of everything that
/// comes of it. Its own identities and words hold `word`, so that an answer shows whose it is.
struct Neighbour: Sendable {
    /// What stands in its identities.
    let word: String
    /// Its code.
    let county: String
    /// The code of its provider, which its bed names too.
    let provider: String
    /// Good identity numbers in place of those of `CareProgramme`.
    private let numbers: [String: String]

    static let dali = Neighbour(word: "dali", county: "532901", provider: CareProgramme.provider, numbers: [:])
    static let midu = Neighbour(
        word: "midu", county: "532925", provider: "91530000M000200Y4T",
        numbers: [
            "11010519491231002X": "532925196507070040", "530102194001010033": "532925195505050033",
            "530102195505050025": "532925196006060020", "53290119380312001X": "532925194001010017",
        ])

    var bed: String { "\(county)-000001" }
    var township: String { "\(county)001" }
    /// The mattress and the button of the bed.
    var mattress: String { "m-\(word)" }
    var button: String { "b-\(word)" }
    /// Who sits at the provider's desk.
    var person: String { "op-\(word)" }
    /// By what its own is known in an answer.
    var marks: [String] { [word, county, provider] }

    /// The scope of somebody of that role who has to do with it alone.
    func scope(_ role: Role) -> String {
        switch role {
        case .operatorOnDuty, .providerLead: "provider \(provider)"
        case .township: "townships \(township)"
        case .county, .auditor, .technician: "counties \(county)"
        case .prefecture: "everything"
        case .family: "bed \(bed)"
        }
    }

    /// The identity here of something that `CareProgramme` has under another.
    func own(_ identity: String) -> String { "\(identity)-\(word)" }

    /// Every form of a household in service, and of what is recorded about it.
    var forms: [CareProgramme.Form] {
        let programme =
            CareProgramme.registers + CareProgramme.service
            + CareProgramme.visit(from: "2025-11-06T09:00:00+08:00", until: "2025-11-06T11:00:00+08:00")
        return programme.map(moved) + [store, asset, complaint, money, training] + use + duty
    }

    private static let identities: Set<String> = ["c-1", "r-1", "h-1", "a-1", "v-1", "s-1", "s-2", "s-3"]

    private func moved(_ form: CareProgramme.Form) -> CareProgramme.Form {
        CareProgramme.Form(form.name, fields: form.fields.map { ($0.name, moved($0.text, of: $0.name)) })
    }

    private func moved(_ text: String, of field: String) -> String {
        if field == "identityNumber" { return numbers[text] ?? text }
        if text == CareProgramme.provider { return provider }
        if text.hasPrefix("532901") { return county + text.dropFirst(6) }
        if field == "kitItem" { return own(text) }
        return text.split(separator: " ", omittingEmptySubsequences: false)
            .map { Self.identities.contains(String($0)) ? own(String($0)) : String($0) }.joined(separator: " ")
    }

    private var store: CareProgramme.Form {
        .init(
            "asset-store",
            [
                "store": own("st"), "county": county, "storeName": "仓库 \(word)", "holder": "provider",
                "provider": provider,
            ])
    }

    private var asset: CareProgramme.Form {
        .init(
            "asset",
            [
                "asset": own("x"), "county": county, "kind": "shower-stool", "model": "LY-1", "serial": own("SN"),
                "fund": "central", "price": "36500", "purchasedOn": "2021-08-01", "warrantyUntil": "2022-08-01",
                "lifeMonths": "12", "owner": "民政局 \(word)", "store": own("st"), "at": "2021-09-01T08:00:00+08:00",
                "by": "吴某", "document": own("RK"),
            ])
    }

    private var complaint: CareProgramme.Form {
        .init(
            "complaint",
            [
                "complaint": own("k"), "county": county, "receivedAt": "2025-11-04T08:00:00+08:00", "way": "hotline",
                "bed": bed, "provider": provider, "what": "来晚了 \(word)",
            ])
    }

    private var money: CareProgramme.Form {
        .init(
            "money",
            [
                "money": own("y"), "county": county, "head": "visits", "source": "prefecture", "kind": "allocated",
                "amount": "30000", "on": "2021-08-20", "document": own("民发"),
            ])
    }

    private var training: CareProgramme.Form {
        .init(
            "training",
            [
                "training": own("t-1"), "scope": "bed", "bed": bed, "role": "family", "name": "吴某",
                "on": "2021-10-10", "trainer": own("s-1"), "livingTheory": "60", "livingPractice": "60",
                "basicTheory": "0", "basicPractice": "0", "rehabilitationTheory": "0",
                "rehabilitationPractice": "0", "supportTheory": "0", "supportPractice": "0", "result": "passed",
            ])
    }

    /// The asset on its way to the bed and back: its fourth move opens a recovery order.
    private var use: [CareProgramme.Form] {
        let steps: [(String, String, [String: String])] = [
            ("asset-allocate", "2021-10-02T08:00:00+08:00", ["by": "吴某", "bed": bed]),
            ("asset-install", "2021-10-02T09:00:00+08:00", ["technician": own("s-1"), "bed": bed]),
            (
                "asset-accept", "2021-10-02T10:00:00+08:00",
                ["by": "吴某", "custodian": "吴某", "inspection": "稳固 \(word)"]
            ),
            ("asset-end", "2025-11-04T10:00:00+08:00", ["by": "吴某", "returnReason": "long-unused"]),
        ]
        return steps.map { name, at, fields in
            let common = ["asset": own("x"), "at": at, "reason": "工作需要", "document": own("D")]
            return CareProgramme.Form(name, fields: (common.merging(fields) { $1 }).map { ($0.key, $0.value) })
        }
    }

    private var duty: [CareProgramme.Form] {
        [
            .init(
                "duty-log",
                [
                    "entry": own("l"), "post": "坐席 \(word)", "person": person,
                    "from": "2025-11-04T08:00:00+08:00", "until": "2025-11-04T20:00:00+08:00", "what": "平安 \(word)",
                ]),
            .init(
                "shift-handover",
                [
                    "handover": own("j"), "post": "坐席 \(word)", "at": "2025-11-04T20:00:00+08:00",
                    "handedBy": person, "takenBy": own("op-2"), "openAlarmCount": "0", "openOrderCount": "0",
                ]),
            .init(
                "death-list",
                [
                    "listEntry": own("d"), "identityNumber": numbers["53290119380312001X"] ?? "53290119380312001X",
                    "diedOn": "2025-11-01", "source": "殡仪馆 \(word)",
                ]),
        ]
    }
}
