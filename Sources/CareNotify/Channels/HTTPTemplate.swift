/// A provider's interface as a file describes it.
struct HTTPTemplate: Sendable, Equatable {
    /// How values are written into the body.
    enum Escaping: String, CaseIterable, Sendable {
        case json, form, plain
    }

    /// A signature over parts of the request.
    struct Signing: Sendable, Equatable {
        enum Encoding: String, CaseIterable, Sendable {
            case hex, base64
        }
        var header: String
        var over: String
        var encoding: Encoding
    }

    /// When an answer with a 2xx status means that the message was taken.
    struct Success: Sendable, Equatable {
        var field: String
        var equals: String
    }

    var method = "POST"
    var headers: [(name: String, value: String)] = []
    var body = ""
    var escaping = Escaping.json
    var signing: Signing?
    var success: Success?
    /// Values of the success field after which another attempt may succeed.
    var retryOn: [String] = []
    /// Path of the provider's own number of the message in its answer.
    var messageID: String?
    var perMinute: Int?

    /// The words that may stand in braces in headers, body and the signed text.
    static let placeholders = [
        "id", "timestamp", "address", "title", "text", "text_zh", "text_en", "priority", "place", "purpose", "secret",
        "body",
    ]

    static func == (left: HTTPTemplate, right: HTTPTemplate) -> Bool {
        left.method == right.method && left.headers.elementsEqual(right.headers, by: ==) && left.body == right.body
            && left.escaping == right.escaping && left.signing == right.signing && left.success == right.success
            && left.retryOn == right.retryOn && left.messageID == right.messageID && left.perMinute == right.perMinute
    }
}
