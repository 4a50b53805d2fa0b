import CareCore
import CareRecords
import Foundation
import Testing

@testable import CareHTTP

@Suite struct ZDump {
    @Test func dump() throws {
        var tables: [String: Any] = [:]
        for resource in RecordResource.all {
            for (name, table) in [(resource.name, resource.table)] + resource.parts.map({ ("\(resource.name).\($0.name)", $0.table) }) {
                tables[name] = table.columns.map { c -> [String: Any] in
                    var d: [String: Any] = ["name": c.name, "title": c.title, "required": c.isRequired, "sealed": c.privacy.isSealed]
                    switch c.shape {
                    case .text: d["shape"] = "text"
                    case .number: d["shape"] = "number"
                    case .flag: d["shape"] = "flag"
                    case .moment: d["shape"] = "moment"
                    case .day: d["shape"] = "day"
                    case .word(let w): d["shape"] = "word"; d["words"] = w
                    }
                    return d
                }
            }
        }
        let resources = RecordResource.all.map { r -> [String: Any] in
            ["name": r.name, "parameter": r.parameter, "filters": r.filters, "times": r.times, "parts": r.parts.map(\.name), "query": r.query]
        }
        let all: [String: Any] = [
            "tables": tables, "resources": resources,
            "forms": RecordForms.all.list.map(\.name).filter { Capability.entering($0) != nil },
            "unplaced": RecordForms.all.list.map(\.name).filter { Capability.entering($0) == nil },
            "metrics": Metric.allCases.map(\.name), "classes": DeviceClass.allCases.map(\.name),
            "custody": CustodyState.allCases.map(\.name), "states": BedItem.states,
            "kinds": IncidentKind.allCases.map(\.name), "ways": IncidentContact.Way.allCases.map(\.name),
            "roles": ContactRole.allCases.filter(\.hasRota).map(\.name),
            "suppressions": Suppression.Kind.allCases.map(\.name),
        ]
        try JSONSerialization.data(withJSONObject: all, options: [.sortedKeys, .prettyPrinted]).write(to: URL(fileURLWithPath: "/tmp/hb/registers-dump.json"))
    }
}
