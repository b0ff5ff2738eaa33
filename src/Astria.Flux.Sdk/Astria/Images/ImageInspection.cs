using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Images;

/// <summary>What the service sees in a photo. Any member may be missing, and texts go beyond the documented lists.</summary>
[JsonConverter(typeof(AstriaObjectConverter<ImageInspection>))]
public sealed class ImageInspection : AstriaObject, IAstriaObject<ImageInspection>
{
    private ImageInspection(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The class seen, such as <c>man</c> or <c>dog</c>; empty or <c>NONE</c> when none is.</summary>
    public string? Name => Text("name"u8);

    /// <summary>The body type.</summary>
    public string? BodyType => Text("body_type"u8);

    /// <summary>The ethnicity.</summary>
    public string? Ethnicity => Text("ethnicity"u8);

    /// <summary>The age, such as <c>30 yo</c>.</summary>
    public string? Age => Text("age"u8);

    /// <summary>Glasses.</summary>
    public string? Glasses => Text("glasses"u8);

    /// <summary>The eye colour.</summary>
    public string? EyeColor => Text("eye_color"u8);

    /// <summary>The hair colour.</summary>
    public string? HairColor => Text("hair_color"u8);

    /// <summary>The hair's length.</summary>
    public string? HairLength => Text("hair_length"u8);

    /// <summary>The hair's style.</summary>
    public string? HairStyle => Text("hair_style"u8);

    /// <summary>Facial hair.</summary>
    public string? FacialHair => Text("facial_hair"u8);

    /// <summary><c>bald</c>, or nothing.</summary>
    public string? IsBald => Text("is_bald"u8);

    /// <summary>A head cover.</summary>
    public string? HeadCover => Text("headcover"u8);

    /// <summary>Whether a face is pulled.</summary>
    public bool? FunnyFace => Flag("funny_face"u8);

    /// <summary>Whether sunglasses are worn.</summary>
    public bool? WearingSunglasses => Flag("wearing_sunglasses"u8);

    /// <summary>Whether a hat is worn.</summary>
    public bool? WearingHat => Flag("wearing_hat"u8);

    /// <summary>Whether it is blurred.</summary>
    public bool? Blurry => Flag("blurry"u8);

    /// <summary>Whether several people are in it.</summary>
    public bool? IncludesMultiplePeople => Flag("includes_multiple_people"u8);

    /// <summary>Whether it is taken from far.</summary>
    public bool? IsLongShot => Flag("full_body_image_or_longshot"u8);

    /// <summary>Whether it is a selfie.</summary>
    public bool? Selfie => Flag("selfie"u8);

    /// <summary>Whether it is small.</summary>
    public bool? LowResolution => Flag("low_resolution"u8);

    /// <summary>Whether it is poor.</summary>
    public bool? LowQuality => Flag("low_quality"u8);

    /// <summary>Reads the JSON of an inspection, as the service sends it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The inspection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static ImageInspection Parse(string json) => new(ParseElement(json, "inspection"));

    static ImageInspection IAstriaObject<ImageInspection>.From(JsonElement json) => new(json);
}
