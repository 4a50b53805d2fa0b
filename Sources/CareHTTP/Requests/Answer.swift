internal import CareStore
internal import CareWire
internal import Crypto
internal import HTTPTypes
internal import Hummingbird

/// Making answers.
enum Answer {
    /// An object as JSON, which nobody keeps longer than its tag holds; what is personal nobody keeps at all, for a
    /// browser's cache lies on a disk.
    static func json(
        _ fields: Fields, status: HTTPResponse.Status = .ok, isPersonal: Bool = false
    ) -> Response {
        bytes(fields.bytes, type: MediaType.json, status: status, cache: isPersonal ? "no-store" : revalidated)
    }

    /// That a write was done, and what it changed, in words.
    static func done(_ text: String) -> Response { json(Fields { $0.put("text", text) }) }

    private static let revalidated = "private, no-cache"

    /// Bytes of that type. `cache`: for whoever may keep them; nothing for the next one to ask again.
    static func bytes(
        _ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, cache: String = revalidated
    ) -> Response {
        let tag = "\"\(Hexadecimal.text(SHA256.hash(data: bytes).prefix(16)))\""
        return Response(
            status: status, headers: [.contentType: type, .eTag: tag, .cacheControl: cache],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Response {
    /// 304 without the body, where the request shows that it has this answer already.
    func unlessUnchanged(_ request: Request) -> Response {
        guard status == .ok, request.method == .get || request.method == .head, let tag = headers[.eTag],
            let known = request.headers[.ifNoneMatch]
        else { return self }
        let tags = known.split(separator: ",").map { $0.trimmingPrefix { $0.isWhitespace }.trimmingPrefix("W/") }
        guard known == "*" || tags.contains(where: { $0 == tag }) else { return self }
        var headers = headers
        headers[.contentLength] = nil
        return Response(status: .notModified, headers: headers)
    }
}
