internal import CareRecords
internal import CareWire

extension Fields {
    /// A figure of the catalogue.
    init(_ figure: Figure) {
        self.init { fields in
            fields.put("name", figure.name)
            fields.put("title", figure.title)
            fields.put("group", figure.group.rawValue)
            fields.put("unit", figure.unit.title)
            let measure =
                switch figure.measure {
                case .flow: "flow"
                case .standing: "standing"
                case .ratio: "ratio"
                }
            fields.put("measure", measure)
            fields.put("table", figure.table)
            fields.put("personal", figure.isPersonal)
            fields.put("target", figure.target)
        }
    }
}
