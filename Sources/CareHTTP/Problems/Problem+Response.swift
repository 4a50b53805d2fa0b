internal import CareWire
internal import HTTPTypes
internal import Hummingbird

extension Problem {
    /// The answer with this problem.
    func response(to request: String) -> Response {
        var headers: HTTPFields = [.contentType: MediaType.problem, .cacheControl: "no-store"]
        if let retryAfter { headers[.retryAfter] = "\(retryAfter)" }
        if !allow.isEmpty { headers[.allow] = allow.joined(separator: ", ") }
        if kind.status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
        let document = Fields(self, request: request).bytes
        return Response(
            status: kind.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: document)))
    }
}
