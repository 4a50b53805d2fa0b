import CareRecords
import HTTPTypes
import Testing

@testable import CareHTTP

/// What the document says of an answer is what the answer holds, field by field.
@Suite struct RecordSchemaTests {
    private static func schemas() throws -> [String: [String: Any]] {
        let components = try #require(try OpenAPITests.document()["components"] as? [String: Any])
        return try #require(components["schemas"] as? [String: [String: Any]])
    }

    /// Name of the schema of one row of each resource.
    private static let names = [
        "residents": "Resident", "cases": "Case", "visits": "Visit", "assets": "Asset", "providers": "Provider",
        "staff": "Member", "complaints": "Complaint", "kit-items": "KitItem", "trainings": "Training",
        "recovery-orders": "RecoveryOrder", "money-entries": "MoneyEntry",
    ]

    @Test func `the columns of each table are described, each with its type and its words`() throws {
        let schemas = try Self.schemas()
        for resource in RecordResource.all {
            let name = try #require(Self.names[resource.name])
            let schema = try #require(schemas[name])
            let properties = try #require(schema["properties"] as? [String: [String: Any]])
            let columns = resource.table.columns.map(\.name) + ["entry"]
            #expect(properties.keys.sorted() == columns.sorted(), "\(name)")
            #expect((schema["required"] as? [String])?.sorted() == columns.sorted(), "\(name)")
            #expect(schema["additionalProperties"] as? Bool == false, "\(name)")
            for column in resource.table.columns {
                let property = try #require(properties[column.name])
                #expect(Self.says(property, of: column), "\(name).\(column.name): \(property)")
            }
        }
    }

    /// Whether a property says what the values of a column are.
    private static func says(_ property: [String: Any], of column: RecordColumn) -> Bool {
        let reference = (property["$ref"] as? String)?.split(separator: "/").last.map(String.init)
        let types = property["type"] as? [String] ?? [property["type"] as? String].compactMap { $0 }
        let isSound = { (type: String) in types == (column.isRequired ? [type] : [type, "null"]) }
        switch column.shape {
        case .moment: return reference == (column.isRequired ? "Moment" : "MomentOrNull")
        case .day: return reference == (column.isRequired ? "Day" : "DayOrNull")
        case .number: return isSound("integer")
        case .flag: return isSound("boolean")
        case .text: return isSound("string")
        case .word(let words):
            let told = (property["enum"] as? [Any])?.compactMap { $0 as? String } ?? []
            return isSound("string") && told == words
        }
    }

    @Test func `the forms that may be entered are those of the document`() throws {
        let forms = try Self.schemas()["FormName"]?["enum"] as? [String]
        #expect(forms == RecordForms.all.list.map(\.name).filter { Capability.entering($0) != nil })
    }

    /// Addresses with the schema of what they answer, of the pages that of an item.
    static let answers = [
        ("/v1/beds", "Bed"), ("/v1/devices", "Device"), ("/v1/residents", "Resident"), ("/v1/cases", "Case"),
        ("/v1/providers", "Provider"), ("/v1/staff", "Member"), ("/v1/complaints", "Complaint"),
        ("/v1/kit-items", "KitItem"), ("/v1/kit-items/k-camera", "KitItem"), ("/v1/ledger", "LedgerEntry"),
        ("/v1/rules", "RuleValue"), ("/v1/incidents", "Incident"),
        ("/v1/suppressions", "Suppression"), ("/v1/beds/532901-000001", "Bed"), ("/v1/devices/m-1", "WholeDevice"),
        ("/v1/cases/c-1", "WholeCase"), ("/v1/residents/r-1", "Resident"), ("/v1/incidents/1", "WholeIncident"),
        ("/v1/devices/m-1/readings?metric=heart_rate", "ReadingValues"),
        ("/v1/devices/m-1/readings?metric=heart_rate&bucket=1d", "ReadingBuckets"),
    ]

    @Test func `each answer has the fields of its description and no other`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let fire = #"{"kind":"fire","township":"532901001","note":""}"#
            _ = try await client.ask(.post, "/v1/incidents", as: "county", body: fire)
            let away = #"{"command":"away","bed":"532901-000001","reason":"探亲"}"#
            _ = try await client.ask(.post, "/v1/suppressions", as: "operator", body: away)
            for (uri, name) in Self.answers {
                let answer = try await client.ask(.get, uri, as: "county")
                #expect(answer.status == .ok, "\(uri): \(answer.text)")
                let schema = try #require(try Self.schemas()[name])
                let fields = try #require(schema["properties"] as? [String: Any]).keys.sorted()
                let isPage = try answer.object["items"] != nil
                let found = try isPage ? answer.items : [answer.object]
                #expect(!found.isEmpty, "\(uri)")
                for item in found { #expect(item.keys.sorted() == fields, "\(uri)") }
            }
        }
    }
}
