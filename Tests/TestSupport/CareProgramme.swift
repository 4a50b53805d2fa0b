/// The forms of a small county up to a case in service, with good values; nobody in it exists.
public enum CareProgramme {
    /// A filled form: its name, and names and texts of its fields.
    public struct Form: Sendable {
        /// The form.
        public let name: String
        /// Its fields.
        public let fields: [(name: String, text: String)]

        /// Fills a form.
        public init(_ name: String, _ fields: KeyValuePairs<String, String>) {
            self.name = name
            self.fields = fields.map { ($0.key, $0.value) }
        }

        /// Fills a form with fields that were put together before.
        public init(_ name: String, fields: [(name: String, text: String)]) {
            self.name = name
            self.fields = fields
        }

        /// The fields as the command line has them.
        public var words: [String] { fields.map { "\($0.name)=\($0.text)" } }
    }

    /// The provider of everybody.
    public static let provider = "91350100M000100Y43"
    /// Name, identity number, telephone and address that may stand in no log and no masked output.
    public static let personal = [
        "王老太", "53290119380312001X", "13987200001", "某村 3 社 12 号", "李护工", "11010519491231002X",
    ]

    /// Places, provider and staff `s-1` to `s-3`.
    public static let registers = [
        Form(
            "county",
            [
                "county": "532901", "name": "大理市", "bedTarget": "800", "programmeVisitTarget": "1600",
                "visitTarget": "2400", "trainingTarget": "800", "roadSpeed": "60",
            ]),
        Form("township", ["township": "532901001", "name": "下关街道"]),
        Form(
            "village",
            ["village": "532901001001", "name": "某村", "latitude": "25.6065", "longitude": "100.2676"]),
        Form(
            "provider",
            [
                "provider": provider, "name": "某养老服务中心", "counties": "532901", "licence": "A-1",
                "responsible": "张某", "phone": "0872-2123456", "servesFrom": "2021-08-01",
            ]),
        staff("s-1", "李护工", "11010519491231002X"), staff("s-2", "赵护工", "530102194001010033"),
        staff("s-3", "孙护工", "530102195505050025"),
        Form(
            "residence",
            [
                "household": "h-1", "county": "532901", "township": "532901001", "village": "532901001001",
                "address": "某村 3 社 12 号",
            ]),
        Form(
            "resident",
            [
                "resident": "r-1", "name": "王老太", "identityNumber": "53290119380312001X", "phone": "13987200001",
                "household": "h-1", "group": "minimum-income", "priority": "advanced-age", "isLocal": "yes",
            ]),
    ]

    /// The case `c-1` of `r-1` from its screening to its service in the bed 532901-000001.
    public static let service = opening + retrofit + kit + serving

    /// The resident's own consent to what a mattress or a watch measures: without it nothing of that is kept.
    public static let vitalsConsent = Form(
        "consent",
        [
            "consent": "k-1", "resident": "r-1", "purpose": "vitals", "decision": "given", "on": "2021-08-20",
            "takenBy": "s-1", "signer": "self",
        ])

    /// The visit `v-1` of the case, with `s-1` and `s-2` sent.
    public static func visit(from: String, until: String) -> [Form] {
        [
            Form(
                "visit-plan",
                [
                    "visit": "v-1", "careCase": "c-1", "ordinal": "1", "purpose": "service-and-teach",
                    "plannedStart": from, "plannedEnd": until, "staff": "s-1 s-2",
                ]),
            Form("visit-dispatch", ["visit": "v-1"]),
        ]
    }

    /// An identity number of 大理市 for each number below 39 × 999: ISO 7064 MOD 11-2 over 17 digits, GB 11643-1999.
    public static func identityNumber(_ number: Int) -> String {
        func padded(_ value: Int, _ length: Int) -> String {
            String(repeating: "0", count: max(0, length - "\(value)".count)) + "\(value)"
        }
        let digits = "53290119\(padded(40 + number / 999 % 39, 2))0101\(padded(number % 999 + 1, 3))"
        let rest = digits.utf8.reduce(0) { ($0 + Int($1) - 48) * 2 % 11 }
        return digits + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][rest]
    }

    /// Somebody of the staff.
    public static func staff(_ id: String, _ name: String, _ number: String) -> Form {
        Form(
            "staff",
            [
                "staff": id, "provider": provider, "name": name, "identityNumber": number, "phone": "13987200000",
                "qualification": "care-worker-4", "certificate": "C-\(id)", "employedFrom": "2020-01-01",
            ])
    }

    private static let opening = [
        Form(
            "case-screen",
            [
                "careCase": "c-1", "resident": "r-1", "county": "532901", "screenedOn": "2021-08-20",
                "screenedBy": "钱某", "screenDocument": "SC-1", "localHousehold": "yes",
                "localHouseholdWords": "户口簿", "homeBasis": "yes", "homeBasisWords": "女儿照护", "willing": "yes",
                "willingWords": "本人口述", "livesAtHome": "yes", "livesAtHomeWords": "入户查看",
            ]),
        Form(
            "case-home-assess",
            ["careCase": "c-1", "homeAssessedOn": "2021-08-25", "homeAssessedBy": "钱某", "homePlan": "HP-1"]),
        Form(
            "case-agree-retrofit",
            [
                "careCase": "c-1", "retrofitAgreedOn": "2021-09-01", "retrofitAgreedBy": "钱某",
                "retrofitAgreement": "RA-1", "retrofitParty": "改造公司",
            ]),
    ]

    private static let retrofit =
        ["anti-slip-floor", "door-access", "bedroom", "bathroom", "grab-bars", "bath-stool"].map {
            Form(
                "retrofit-item",
                [
                    "careCase": "c-1", "work": $0, "status": "refused", "on": "2021-08-28", "handler": "钱某",
                    "document": "RF-1",
                ])
        } + [
            Form(
                "case-accept-retrofit",
                [
                    "careCase": "c-1", "retrofitAcceptedOn": "2021-09-20", "retrofitAcceptedBy": "钱某",
                    "retrofitAcceptance": "RX-1",
                ])
        ]

    private static let kit = ["emergency-call", "camera", "wearable", "nursing-bed"].flatMap { kind in
        [
            Form(
                "kit-plan",
                [
                    "kitItem": "k-\(kind)", "bed": "532901-000001", "kind": kind, "telemetry": "reports",
                    "plannedOn": "2021-09-01", "plannedBy": "s-1",
                ]),
            Form(
                "kit-refuse",
                [
                    "kitItem": "k-\(kind)", "refusedOn": "2021-09-12", "refusedBy": "王老太",
                    "refusalDocument": "KR-1",
                ]),
        ]
    }

    private static let serving = [
        Form(
            "assessment",
            [
                "assessment": "a-1", "resident": "r-1", "assessedOn": "2021-09-22", "reason": "initial",
                "assessor": "s-1", "otherAssessor": "s-2",
                "scores": "10 5 5 10 10 5 0 0 0 0 0 0 0 0 2 0 0 1 1 0 0 0",
            ]),
        Form(
            "case-assess",
            [
                "careCase": "c-1", "assessment": "a-1", "abilityAssessedOn": "2021-09-25",
                "abilityAssessedBy": "钱某",
            ]),
        Form(
            "case-plan",
            [
                "careCase": "c-1", "plannedOn": "2021-09-28", "plannedBy": "钱某", "carePlan": "CP-1",
                "careAgreement": "CA-1",
            ]),
        Form(
            "case-serve",
            [
                "careCase": "c-1", "bed": "532901-000001", "provider": provider, "serviceFrom": "2021-10-01",
                "servedBy": "钱某", "serveDocument": "SV-1",
            ]),
    ]
}
