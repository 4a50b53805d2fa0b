import CareCore
import CareRecords
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Ingest
import TestSupport

@testable import CareHTTP

/// Two counties with a provider, a bed, a resident and a case each, and somebody of every role: what is a neighbour's
/// must show nowhere.
struct RegisterScene {
    /// The bed of 大理市, its device, provider, resident and case.
    static let bed = "532901-000001"
    static let device = "m-1"
    /// The neighbour's, in 弥渡县.
    static let otherBed = "532925-000001"
    static let otherDevice = "m-2"
    static let otherProvider = "P-B"
    /// Names, numbers and identities of the neighbour's that nobody of 大理市 may find in an answer.
    static let foreign = [otherBed, otherDevice, otherProvider, "r-2", "c-2", "h-2", "s-9", "v-2", "k-2", "赵老汉"]

    let gateway: TestGateway

    init() throws {
        gateway = try TestGateway(limits: RateLimit.Limits(burst: 1_000_000))
        try gateway.assign(Self.device, "mattress-belt", to: Self.bed, provider: CareProgramme.provider)
        try gateway.assign(Self.otherDevice, "mattress-belt", to: Self.otherBed, provider: Self.otherProvider)
        try gateway.enterAtOnce(CareProgramme.registers + CareProgramme.service + Self.neighbour)
        // The records are looked through in the turn after, which rings for what is overdue.
        gateway.pass(.zero)
        let own = try Self.county(532_901)
        let provider = try Self.made(ProviderID(CareProgramme.provider))
        gateway.admit("prefecture", .prefecture)
        gateway.admit("county", .county, .counties([own]))
        gateway.admit("lead", .providerLead, .provider(provider))
        gateway.admit("operator", .operatorOnDuty, .provider(provider))
        gateway.admit("technician", .technician, .counties([own]))
        gateway.admit("auditor", .auditor, .counties([own]))
        gateway.admit("township", .township, .townships([try Self.made(TownshipCode("532901001"))]))
        gateway.admit("family", .family, .bed(try Self.made(BedID(Self.bed))))
        gateway.admit("neighbour", .county, .counties([try Self.county(532_925)]))
    }

    /// Those who see 大理市 or a part of it, and nothing else.
    static let own = ["county", "lead", "operator", "technician", "auditor", "township", "family"]

    private static let neighbour: [CareProgramme.Form] = [
        CareProgramme.Form(
            "consent",
            [
                "consent": "n-1", "resident": "r-1", "purpose": "vitals", "decision": "given", "on": "2021-09-01",
                "signer": "self", "takenBy": "s-1",
            ]),
        CareProgramme.Form(
            "county",
            [
                "county": "532925", "name": "弥渡县", "bedTarget": "500", "programmeVisitTarget": "1000",
                "visitTarget": "1500", "trainingTarget": "500", "roadSpeed": "50",
            ]),
        CareProgramme.Form("township", ["township": "532925101", "name": "某镇"]),
        CareProgramme.Form("village", ["village": "532925101001", "name": "某村"]),
        CareProgramme.Form(
            "provider",
            [
                "provider": "91530000M000200Y4T", "name": "另一养老服务中心", "bedRegisterID": otherProvider,
                "counties": "532925", "licence": "B-1", "responsible": "周某", "phone": "0872-2123457",
                "servesFrom": "2021-08-01",
            ]),
        CareProgramme.Form(
            "staff",
            [
                "staff": "s-9", "provider": "91530000M000200Y4T", "name": "周护工",
                "identityNumber": "53010219550505005X", "qualification": "none", "employedFrom": "2020-01-01",
            ]),
        CareProgramme.Form(
            "residence",
            [
                "household": "h-2", "county": "532925", "township": "532925101", "village": "532925101001",
                "address": "某村 1 号",
            ]),
        CareProgramme.Form(
            "resident",
            [
                "resident": "r-2", "name": "赵老汉", "identityNumber": "530102194001010033", "household": "h-2",
                "group": "other", "priority": "advanced-age", "isLocal": "yes",
            ]),
        CareProgramme.Form(
            "complaint",
            [
                "complaint": "k-1", "county": "532901", "receivedAt": "2025-11-04T08:00:00+08:00", "way": "hotline",
                "bed": bed, "provider": CareProgramme.provider, "what": "来晚了",
            ]),
        CareProgramme.Form(
            "complaint",
            [
                "complaint": "k-2", "county": "532925", "receivedAt": "2025-11-04T08:00:00+08:00", "way": "hotline",
                "bed": otherBed, "what": "没有人来",
            ]),
    ]

    static func made<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw TestFailure("a value of the scene is none") }
        return value
    }

    private static func county(_ code: Int32) throws -> CountyCode { try made(CountyCode(code)) }
}

/// An answer that a test looks into.
struct TestAnswer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let text: String

    /// The body as an object.
    var object: [String: Any] {
        get throws {
            guard let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
                throw TestFailure("no object: \(text)")
            }
            return object
        }
    }

    /// The items of a page.
    var items: [[String: Any]] {
        get throws {
            guard let items = try object["items"] as? [[String: Any]] else { throw TestFailure("no page: \(text)") }
            return items
        }
    }

    /// The values of a field of the items of a page.
    func texts(_ name: String) throws -> [String] { try items.compactMap { $0[name] as? String } }
}

extension TestClientProtocol {
    /// Asks as `name`.
    func ask(
        _ method: HTTPRequest.Method = .get, _ uri: String, as name: String?, body: String? = nil,
        headers: HTTPFields = [:]
    ) async throws -> TestAnswer {
        var headers = headers
        if let name { headers[.authorization] = "Bearer \(name)" }
        if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
        return try await execute(
            uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }
        ) { TestAnswer(status: $0.status, headers: $0.headers, text: String(buffer: $0.body)) }
    }
}
