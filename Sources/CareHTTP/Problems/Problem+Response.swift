internal import Foundation
internal import HTTPTypes
internal import Hummingbird

extension Problem {
    /// The answer with this problem.
    func response(to request: String) -> Response {
        var headers: HTTPFields = [.contentType: MediaType.problem, .cacheControl: "no-store"]
        if let retryAfter { headers[.retryAfter] = "\(retryAfter)" }
        if !allow.isEmpty { headers[.allow] = allow.joined(separator: ", ") }
        if kind.status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
        do {
            let document = try Answer.encode(ProblemDocument(self, request: request))
            let body = ResponseBody(byteBuffer: ByteBuffer(bytes: document))
            return Response(status: kind.status, headers: headers, body: body)
        } catch {
            // Texts and numbers alone: there is nothing in a document that cannot be encoded.
            return Response(status: .internalServerError, headers: headers)
        }
    }
}
