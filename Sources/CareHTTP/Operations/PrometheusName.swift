/// The name of a figure with its labels.
struct PrometheusName: Hashable, Comparable {
    let name: String
    /// `route="/healthz",status="2xx"`, in order of the labels' names.
    let labels: String

    init(_ label: String, _ dimensions: [(String, String)]) {
        name = String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "_" })
        labels = dimensions.sorted { $0.0 < $1.0 }.map { name, value in
            let escaped = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            return "\(name)=\"\(escaped)\""
        }.joined(separator: ",")
    }

    /// The name in the text: counters end in `_total`.
    func family(of kind: PrometheusSeries.Kind) -> String {
        if case .counter = kind { return name + "_total" }
        return name
    }

    /// With `extra` labels: `name{labels,extra}`.
    func written(_ suffix: String = "", extra: String = "") -> String {
        let all = [labels, extra].filter { !$0.isEmpty }.joined(separator: ",")
        return name + suffix + (all.isEmpty ? "" : "{\(all)}")
    }

    static func < (left: PrometheusName, right: PrometheusName) -> Bool {
        (left.name, left.labels) < (right.name, right.labels)
    }
}
