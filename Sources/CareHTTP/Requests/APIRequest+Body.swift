internal import CareWire
internal import Foundation

extension APIRequest {
    /// The body as a JSON object whose fields are read by name; fields that nobody asks for are faults.
    /// - Throws: `DecodingError` for what cannot be read, which becomes a problem document; what `read` throws.
    func fields<Value>(_ read: @escaping @Sendable (StrictFields) throws -> Value) throws -> Value {
        let decoder = JSONDecoder()
        decoder.userInfo[FieldsBody<Value>.key] = read
        return try decoder.decode(FieldsBody<Value>.self, from: Data(body)).value
    }
}

/// Runs a closure over the fields of the outermost object.
private struct FieldsBody<Value>: Decodable {
    static var key: CodingUserInfoKey {
        guard let key = CodingUserInfoKey(rawValue: "read") else { preconditionFailure("every text is a key") }
        return key
    }

    let value: Value

    init(from decoder: any Decoder) throws {
        guard let read = decoder.userInfo[Self.key] as? @Sendable (StrictFields) throws -> Value else {
            preconditionFailure("read by APIRequest.fields alone")
        }
        value = try read(StrictFields(decoder))
    }
}
