import TestSupport

/// The wife's case in the other bed of the household of `CareProgramme`, and watches of the couple as property.
enum CoupleProgramme {
    static let store = [
        CareProgramme.Form(
            "asset-store", ["store": "st-1", "county": "532901", "storeName": "仓库", "holder": "county"])
    ]

    /// The same steps as those of the first case.
    static let partner: [CareProgramme.Form] =
        [
            CareProgramme.Form(
                "resident",
                [
                    "resident": "r-2", "name": "孙大娘", "identityNumber": CareProgramme.identityNumber(1),
                    "phone": "13987200002", "household": "h-1", "group": "minimum-income",
                    "priority": "advanced-age", "isLocal": "yes",
                ])
        ]
        + CareProgramme.service.map { form in
            CareProgramme.Form(
                form.name,
                fields: form.fields.map { name, text in
                    (name: name, text: name == "kitItem" ? "2-\(text)" : own[text] ?? text)
                })
        }

    private static let own = [
        "c-1": "c-2", "r-1": "r-2", "a-1": "a-2", "532901-000001": "532901-000002",
    ]

    /// A watch comes onto the books and is fitted, tried and signed for.
    static func commissioning(of watch: String, at bed: String) -> [CareProgramme.Form] {
        func step(_ form: String, _ fields: [(name: String, text: String)]) -> CareProgramme.Form {
            CareProgramme.Form(form, fields: [(name: "kitItem", text: "kit-\(watch)")] + fields)
        }
        func at(_ minute: Int) -> String { "2021-10-02T09:\(minute):00+08:00" }
        return [
            CareProgramme.Form(
                "asset",
                [
                    "asset": "as-\(watch)", "county": "532901", "kind": "wearable", "model": "LY-1",
                    "serial": "SN-\(watch)", "fund": "central", "price": "49900", "purchasedOn": "2021-08-01",
                    "warrantyUntil": "2022-08-01", "lifeMonths": "36", "owner": "大理市民政局", "store": "st-1",
                    "custodian": "吴某", "at": "2021-09-01T08:00:00+08:00", "by": "吴某", "document": "RK-1",
                ]),
            step(
                "kit-plan",
                [
                    (name: "bed", text: bed), (name: "kind", text: "wearable"),
                    (name: "telemetry", text: "reports"), (name: "plannedOn", text: "2021-10-01"),
                    (name: "plannedBy", text: "s-1"),
                ]),
            step(
                "kit-bind",
                [
                    (name: "device", text: watch), (name: "serial", text: "SN-\(watch)"),
                    (name: "boundAt", text: at(10)), (name: "boundBy", text: "s-1"),
                ]),
            step("kit-test", [(name: "testedAt", text: at(20)), (name: "testedBy", text: "s-1")]),
            step(
                "kit-reading",
                [
                    (name: "readingAt", text: at(30)), (name: "readingBy", text: "s-1"),
                    (name: "reading", text: "心率"),
                ]),
            step(
                "kit-sign-off",
                [
                    (name: "signedOffAt", text: at(40)), (name: "signedOffBy", text: "s-1"),
                    (name: "signOffDocument", text: "SO-1"), (name: "acceptedBy", text: "孙大娘"),
                    (name: "acceptedAs", text: "family"),
                ]),
        ]
    }
}
