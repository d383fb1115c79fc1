using EmailSync.Domain.Decisions;
using EmailSync.Tests.Support;
using Xunit;

namespace EmailSync.Tests.Domain;

/// <summary>How the mail programs of the world begin a forward (D19), as they write it.</summary>
public sealed class ForwardPrefixTests
{
    [Theory, Rule("D19")]
    [InlineData("FW: Offer")]
    [InlineData("Fwd: Offer")]
    [InlineData("Forward: Offer")]
    [InlineData("WG: Angebot")]
    [InlineData("Weitergeleitet: Angebot")]
    [InlineData("TR : Offre")]
    [InlineData("RV: Oferta")]
    [InlineData("Reenv: Oferta")]
    [InlineData("ENC: Oferta")]
    [InlineData("I: Offerta")]
    [InlineData("Inoltra: Offerta")]
    [InlineData("Doorst: Offerte")]
    [InlineData("VS: Tilbud")]
    [InlineData("VB: Offert")]
    [InlineData("VL: Tarjous")]
    [InlineData("FS: Tilboð")]
    [InlineData("YML: Cynnig")]
    [InlineData("PD: Oferta")]
    [InlineData("Továbbítás: Ajánlat")]
    [InlineData("Redirecționat: Ofertă")]
    [InlineData("Redirecţionat: Ofertă")]
    [InlineData("İLT: Teklif")]
    [InlineData("ILT: Teklif")]
    [InlineData("Pārs: Piedāvājums")]
    [InlineData("Persiunt: Pasiūlymas")]
    [InlineData("ΠΡΘ: Προσφορά")]
    [InlineData("Пересл: Предложение")]
    [InlineData("Препр: Оферта")]
    [InlineData("TRS: Penawaran")]
    [InlineData("CT: Báo giá")]
    [InlineData("ส่งต่อ: ใบเสนอราคา")]
    [InlineData("הועבר: הצעה")]
    [InlineData("إعادة توجيه: عرض")]
    [InlineData("转发: 报价")]
    [InlineData("轉寄: 報價")]
    [InlineData("轉發：報價")]
    [InlineData("転送：見積")]
    [InlineData("전달: 견적")]
    public void Each_is_known_with_count_and_bracket_too(string subject)
    {
        var (prefix, rest) = (subject[..subject.IndexOfAny([':', '：'])].Trim(), subject[(subject.IndexOfAny([':', '：']) + 1)..]);

        Assert.True(ForwardPrefixes.Begin(subject));
        Assert.True(ForwardPrefixes.Begin($"  {prefix.ToLowerInvariant()}:{rest}"));
        Assert.True(ForwardPrefixes.Begin($"[{prefix}: {rest}]"));
        Assert.True(ForwardPrefixes.Begin($"{prefix}[2]: {rest}"));
        Assert.True(ForwardPrefixes.Begin($"{prefix}^12: {rest}"));
        Assert.False(ForwardPrefixes.Begin($"RE: {subject}"));
        Assert.False(ForwardPrefixes.Begin($"{prefix}x: {rest}"));
        Assert.False(ForwardPrefixes.Begin(prefix));
    }

    [Theory, Rule("D19")]
    [InlineData("")]
    [InlineData(":")]
    [InlineData(" : FW")]
    [InlineData("RE: Offer")]
    [InlineData("Information: the offer")]
    [InlineData("2: FW")]
    public void Others_are_not(string subject) => Assert.False(ForwardPrefixes.Begin(subject));

    [Theory, Rule("D19")]
    [InlineData(38, true)]
    [InlineData(39, false)]
    public void A_prefix_stands_at_the_beginning(int blanks, bool isForward) =>
        Assert.Equal(isForward, ForwardPrefixes.Begin($"{new string(' ', blanks)}FW: Offer"));
}
