import TestSupport

/// Money of the prefecture for the assessment `a-1` of the small county.
enum AssessmentMoney {
    /// What there is to spend.
    static let granted = [("budgeted", "1000000"), ("allocated", "500000")].map { kind, amount in
        form("b-\(kind)", ["kind": kind, "amount": amount, "on": "2021-08-20"])
    }

    /// The assessment is paid.
    static func payment(_ name: String) -> CareProgramme.Form {
        form(name, ["kind": "paid", "amount": "8000", "on": "2021-10-20", "assessment": "a-1"])
    }

    private static func form(_ money: String, _ fields: KeyValuePairs<String, String>) -> CareProgramme.Form {
        let own = [
            (name: "money", text: money), ("county", "532901"), ("head", "assessment"), ("source", "prefecture"),
            ("document", "文1"),
        ]
        return CareProgramme.Form("money", fields: own + fields.map { (name: $0.key, text: $0.value) })
    }
}
