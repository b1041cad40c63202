import type { D365FailureCode } from './failure-codes';

/** What happened and what to do, one plain sentence each. */
export interface FailureText {
  readonly message: string;
  readonly remedy: string;
}

type Texts = Readonly<Record<'tr' | 'en', FailureText>>;

function texts(en: readonly [string, string], tr: readonly [string, string]): Texts {
  return { en: { message: en[0], remedy: en[1] }, tr: { message: tr[0], remedy: tr[1] } };
}

/**
 * The message catalogue for whoever pushes leads, who knows no variables: how to set one right stands in the doctor's
 * texts. A code without words in both languages does not compile. */
export const FAILURE_TEXTS: Readonly<Record<D365FailureCode, Texts>> = {
  unreachable: texts(
    ['Dynamics 365 did not answer.', 'Push again in a few minutes; if it stays so, tell an administrator.'],
    ['Dynamics 365 yanıt vermedi.', 'Birkaç dakika sonra yeniden gönderin; böyle kalırsa yöneticiye haber verin.'],
  ),
  'timed-out': texts(
    ['Dynamics 365 took too long to answer.', 'Push again in a few minutes; nothing was duplicated.'],
    ['Dynamics 365 zamanında yanıt vermedi.', 'Birkaç dakika sonra yeniden gönderin; kayıt çoğalmadı.'],
  ),
  'tls-untrusted': texts(
    [
      'The certificate of Dynamics 365 is not trusted here.',
      'Tell an administrator: Hunter has to know who signed the certificate, or it has to be renewed.',
    ],
    [
      'Dynamics 365 sunucusunun sertifikasına burada güvenilmiyor.',
      'Yöneticiye haber verin: imzalayan kurum Hunter’a tanıtılmalı ya da sertifika yenilenmeli.',
    ],
  ),
  throttled: texts(
    ['Dynamics 365 asked Hunter to slow down.', 'Wait a few minutes and push again.'],
    ['Dynamics 365, Hunter’dan yavaşlamasını istedi.', 'Birkaç dakika bekleyip yeniden gönderin.'],
  ),
  'server-unavailable': texts(
    ['Dynamics 365 is unavailable at the moment.', 'Push again later; the lead is safe in Hunter.'],
    ['Dynamics 365 şu anda hizmet veremiyor.', 'Daha sonra yeniden gönderin; aday Hunter’da güvende.'],
  ),
  'server-error': texts(
    [
      'Dynamics 365 reported a fault of its own.',
      'Push again; if it repeats, give the job number to an administrator.',
    ],
    ['Dynamics 365 kendi içinde bir hata bildirdi.', 'Yeniden gönderin; sürerse iş numarasını yöneticiye iletin.'],
  ),
  'server-busy': texts(
    ['The database behind Dynamics 365 is busy.', 'Push again in a few minutes.'],
    ['Dynamics 365 veritabanı şu anda yoğun.', 'Birkaç dakika sonra yeniden gönderin.'],
  ),
  'sign-in-unreachable': texts(
    ['The Microsoft sign-in service did not answer.', 'Check the network, then push again.'],
    ['Microsoft oturum açma hizmeti yanıt vermedi.', 'Ağı kontrol edip yeniden gönderin.'],
  ),
  'sign-in-secret-invalid': texts(
    ['Microsoft refused Hunter’s client secret.', 'Tell an administrator: Hunter’s secret has to be set anew.'],
    [
      'Microsoft, Hunter’ın istemci parolasını reddetti.',
      'Yöneticiye haber verin: Hunter’ın parolası yeniden tanımlanmalı.',
    ],
  ),
  'sign-in-secret-expired': texts(
    ['Hunter’s client secret has expired.', 'Have an administrator create a new secret in Entra ID and store it.'],
    ['Hunter’ın istemci parolasının süresi doldu.', 'Yönetici Entra ID’de yeni bir parola oluşturup tanımlamalı.'],
  ),
  'sign-in-app-unknown': texts(
    [
      'The app registration is not known in this tenant.',
      'Tell an administrator: the app registration and the tenant have to be checked.',
    ],
    ['Uygulama kaydı bu kiracıda bulunamadı.', 'Yöneticiye haber verin: uygulama kaydı ve kiracı kontrol edilmeli.'],
  ),
  'sign-in-tenant-unknown': texts(
    ['The Microsoft tenant was not found.', 'Tell an administrator: the tenant and the cloud have to be checked.'],
    ['Microsoft kiracısı bulunamadı.', 'Yöneticiye haber verin: kiracı ve bulut türü kontrol edilmeli.'],
  ),
  'sign-in-scope-invalid': texts(
    [
      'Microsoft did not accept the address that Hunter asks access to.',
      'Tell an administrator: the address of Dynamics 365 has to be checked.',
    ],
    ['Microsoft, erişim istenen adresi kabul etmedi.', 'Yöneticiye haber verin: Dynamics 365 adresi kontrol edilmeli.'],
  ),
  'sign-in-org-unknown': texts(
    [
      'The Dynamics 365 address does not belong to this tenant.',
      'Tell an administrator: the address has to be checked against the tenant.',
    ],
    [
      'Dynamics 365 adresi bu kiracıya ait değil.',
      'Yöneticiye haber verin: adresin kiracıyla eşleştiği kontrol edilmeli.',
    ],
  ),
  'sign-in-refused': texts(
    [
      'Hunter could not sign in to Microsoft.',
      'Have an administrator check the app registration of Hunter and its credential.',
    ],
    ['Hunter, Microsoft’ta oturum açamadı.', 'Yönetici Hunter’ın uygulama kaydını ve kimlik bilgisini kontrol etmeli.'],
  ),
  'token-refused': texts(
    [
      'Dynamics 365 did not accept Hunter’s sign-in.',
      'Have an administrator check that the application user exists and the tenant is right.',
    ],
    [
      'Dynamics 365, Hunter’ın oturumunu kabul etmedi.',
      'Yönetici uygulama kullanıcısının var olduğunu ve kiracının doğru olduğunu kontrol etmeli.',
    ],
  ),
  'user-not-member': texts(
    ['Hunter’s application user is not in this organisation.', 'Have an administrator add the application user.'],
    ['Hunter’ın uygulama kullanıcısı bu kuruluşta yok.', 'Yönetici uygulama kullanıcısını eklemeli.'],
  ),
  'user-without-role': texts(
    ['Hunter’s application user has no security role.', 'Have an administrator give it the role for Hunter.'],
    ['Hunter’ın uygulama kullanıcısının güvenlik rolü yok.', 'Yönetici ona Hunter rolünü vermeli.'],
  ),
  'user-disabled': texts(
    ['Hunter’s application user is disabled.', 'Have an administrator enable it again.'],
    ['Hunter’ın uygulama kullanıcısı devre dışı.', 'Yönetici kullanıcıyı yeniden etkinleştirmeli.'],
  ),
  'privilege-missing': texts(
    [
      'Hunter’s application user lacks a right on leads.',
      'Have an administrator allow create, read, write and assign on leads in its role.',
    ],
    [
      'Hunter’ın uygulama kullanıcısının müşteri adaylarında bir yetkisi eksik.',
      'Yönetici, rolüne müşteri adayı oluşturma, okuma, yazma ve atama yetkisi vermeli.',
    ],
  ),
  forbidden: texts(
    ['Dynamics 365 did not allow this.', 'Have an administrator check the rights of the application user.'],
    ['Dynamics 365 bu işleme izin vermedi.', 'Yönetici uygulama kullanıcısının yetkilerini kontrol etmeli.'],
  ),
  'sales-not-installed': texts(
    [
      'This organisation has no leads table.',
      'Have an administrator install Dynamics 365 Sales or correct the address.',
    ],
    ['Bu kuruluşta müşteri adayı tablosu yok.', 'Yönetici Dynamics 365 Sales’i kurmalı ya da adresi düzeltmeli.'],
  ),
  'key-not-ready': texts(
    [
      'The key on the domain column is not active yet.',
      'Wait until its index is built, or have an administrator provision it.',
    ],
    [
      'Alan adı sütunundaki anahtar henüz etkin değil.',
      'Dizinin tamamlanmasını bekleyin ya da yönetici anahtarı oluştursun.',
    ],
  ),
  'column-missing': texts(
    ['A column that Hunter writes is missing in Dynamics 365.', 'Have an administrator provision Hunter’s columns.'],
    ['Hunter’ın yazdığı bir sütun Dynamics 365’te yok.', 'Yönetici Hunter sütunlarını oluşturmalı.'],
  ),
  'value-too-long': texts(
    ['A value is longer than its column allows.', 'Push again: Hunter reads the allowed lengths anew.'],
    ['Bir değer, sütununun izin verdiğinden uzun.', 'Yeniden gönderin: Hunter izin verilen uzunlukları tekrar okur.'],
  ),
  'value-out-of-range': texts(
    [
      'A number is outside what its column allows.',
      'Have an administrator check the range of Hunter’s number columns.',
    ],
    [
      'Bir sayı, sütununun izin verdiği aralığın dışında.',
      'Yönetici Hunter’ın sayı sütunlarının aralığını kontrol etmeli.',
    ],
  ),
  'option-not-accepted': texts(
    [
      'A choice does not exist in Dynamics 365.',
      'Push again; if it repeats, have an administrator check the choice columns.',
    ],
    [
      'Bir seçenek Dynamics 365’te tanımlı değil.',
      'Yeniden gönderin; sürerse yönetici seçenek sütunlarını kontrol etmeli.',
    ],
  ),
  'value-invalid': texts(
    [
      'Dynamics 365 expects another kind of value in a column.',
      'Have an administrator compare the column types with Hunter’s.',
    ],
    [
      'Dynamics 365 bir sütunda başka türde bir değer bekliyor.',
      'Yönetici sütun türlerini Hunter’ınkilerle karşılaştırmalı.',
    ],
  ),
  'lookup-invalid': texts(
    [
      'The owner for the new lead was not accepted.',
      'Tell an administrator: the team that owns new leads and the user have to be checked.',
    ],
    [
      'Yeni aday için verilen sahip kabul edilmedi.',
      'Yöneticiye haber verin: yeni adayların sahibi olan ekip ve kullanıcı kontrol edilmeli.',
    ],
  ),
  'payload-too-large': texts(
    ['The lead is too large for Dynamics 365.', 'Shorten the notes of this lead and push again.'],
    ['Aday, Dynamics 365 için fazla büyük.', 'Bu adayın notlarını kısaltıp yeniden gönderin.'],
  ),
  'request-refused': texts(
    ['Dynamics 365 refused the lead.', 'Give the job number to an administrator.'],
    ['Dynamics 365 adayı reddetti.', 'İş numarasını yöneticiye iletin.'],
  ),
  'automation-refused': texts(
    [
      'An automation in Dynamics 365 refused the lead.',
      'Ask who maintains your Dynamics 365 plug-ins what the lead must hold.',
    ],
    [
      'Dynamics 365’teki bir otomasyon adayı reddetti.',
      'Eklentileri yöneten kişiye adayda nelerin bulunması gerektiğini sorun.',
    ],
  ),
  'row-exists': texts(
    ['Somebody created the same lead at that moment.', 'Push again: Hunter will join the row that is there.'],
    ['Aynı aday o anda başkası tarafından oluşturuldu.', 'Yeniden gönderin: Hunter var olan kayıtla birleşir.'],
  ),
  'row-changed': texts(
    ['The lead was being edited in Dynamics 365.', 'Push again when the colleague is done.'],
    ['Aday o sırada Dynamics 365’te düzenleniyordu.', 'Arkadaşınızın işi bitince yeniden gönderin.'],
  ),
  'row-gone': texts(
    ['The lead disappeared from Dynamics 365 during the push.', 'Push again: Hunter will look for it anew.'],
    ['Aday, gönderim sırasında Dynamics 365’ten silindi.', 'Yeniden gönderin: Hunter onu tekrar arar.'],
  ),
  'key-taken': texts(
    ['Another lead in Dynamics 365 already carries this domain.', 'Open that lead and merge the two, then push again.'],
    [
      'Dynamics 365’te başka bir aday bu alan adını taşıyor.',
      'O adayı açıp ikisini birleştirin, sonra yeniden gönderin.',
    ],
  ),
  'lead-closed': texts(
    [
      'The lead is closed in Dynamics 365.',
      'Choose whether to open it again or to leave it closed and create a new lead.',
    ],
    ['Aday Dynamics 365’te kapatılmış.', 'Yeniden açılmasını ya da kapalı kalıp yeni bir aday oluşturulmasını seçin.'],
  ),
  'lead-merged': texts(
    [
      'The lead was merged into another one that Hunter cannot take over.',
      'Open the surviving lead in Dynamics 365 and work there.',
    ],
    [
      'Aday, Hunter’ın devralamadığı başka bir adayla birleştirilmiş.',
      'Dynamics 365’te kalan adayı açıp orada çalışın.',
    ],
  ),
  'lead-deleted-in-crm': texts(
    ['The lead was deleted in Dynamics 365.', 'Ask who deleted it; if it should come back, create it anew.'],
    ['Aday Dynamics 365’te silinmiş.', 'Silene sorun; geri gelmesi gerekiyorsa yeniden oluşturun.'],
  ),
  'existing-customer': texts(
    [
      'The company is already a customer in Dynamics 365.',
      'Open the account and speak to its owner, or create the lead all the same.',
    ],
    ['Şirket Dynamics 365’te zaten müşteri.', 'Firma kaydını açıp sahibiyle görüşün ya da adayı yine de oluşturun.'],
  ),
  'open-opportunity': texts(
    [
      'A colleague already has an open opportunity with this company.',
      'Open the opportunity and speak to its owner, or create the lead all the same.',
    ],
    [
      'Bir arkadaşınızın bu şirketle açık bir fırsatı var.',
      'Fırsatı açıp sahibiyle görüşün ya da adayı yine de oluşturun.',
    ],
  ),
  'duplicate-rule': texts(
    [
      'A duplicate rule in Dynamics 365 found a similar lead.',
      'Open the similar lead there, or create this one all the same.',
    ],
    [
      'Dynamics 365’teki yinelenen kayıt kuralı benzer bir aday buldu.',
      'Benzer adayı açıp bakın ya da bu adayı yine de oluşturun.',
    ],
  ),
  'undo-other-row': texts(
    [
      'The lead in Dynamics 365 is not the one that was written to any more.',
      'Nothing was changed; open the earlier lead there and put its fields back by hand if need be.',
    ],
    [
      'Dynamics 365’teki aday artık yazılan aday değil.',
      'Hiçbir şey değiştirilmedi; gerekirse önceki adayı orada açıp alanlarını elle geri alın.',
    ],
  ),
  'lead-gone': texts(
    ['The lead is no longer in Hunter.', 'Scan the domain again and push it.'],
    ['Aday artık Hunter’da yok.', 'Alan adını yeniden tarayıp gönderin.'],
  ),
  'lead-not-scored': texts(
    ['The lead has no score yet.', 'Scan the domain again; push it when the score is there.'],
    ['Adayın henüz puanı yok.', 'Alan adını yeniden tarayın; puan oluşunca gönderin.'],
  ),
  'domain-not-a-key': texts(
    ['The domain cannot serve as a key in Dynamics 365.', 'Correct the domain of the lead and push again.'],
    ['Alan adı Dynamics 365’te anahtar olarak kullanılamıyor.', 'Adayın alan adını düzeltip yeniden gönderin.'],
  ),
  'unreachable-too-long': texts(
    [
      'Dynamics 365 could not be reached for longer than a push waits.',
      'Push again once Dynamics 365 answers; nothing was duplicated.',
    ],
    [
      'Dynamics 365’e bir gönderimin bekleyebileceğinden uzun süre ulaşılamadı.',
      'Dynamics 365 yanıt verince yeniden gönderin; kayıt çoğalmadı.',
    ],
  ),
  'worker-lost': texts(
    ['The push was interrupted again and again.', 'Give the job number to an administrator; nothing was duplicated.'],
    ['Gönderim üst üste yarıda kaldı.', 'İş numarasını yöneticiye iletin; kayıt çoğalmadı.'],
  ),
  unexpected: texts(
    ['Something unexpected stopped the push.', 'Push again; if it repeats, give the job number to an administrator.'],
    ['Beklenmeyen bir durum gönderimi durdurdu.', 'Yeniden gönderin; sürerse iş numarasını yöneticiye iletin.'],
  ),
  'qualify-privilege-missing': texts(
    [
      'The right to create accounts, contacts or opportunities in Dynamics 365 is missing.',
      'Qualify the lead in Dynamics 365, or have an administrator grant that right.',
    ],
    [
      'Dynamics 365’te firma, ilgili kişi veya fırsat oluşturma yetkisi eksik.',
      'Adayı Dynamics 365’te nitelendirin ya da yöneticiden bu yetkiyi isteyin.',
    ],
  ),
  'change-token-expired': texts(
    [
      'Dynamics 365 no longer remembers where Hunter stopped reading changes.',
      'Nothing to do: Hunter starts reading anew.',
    ],
    [
      'Dynamics 365, Hunter’ın değişiklikleri nereye kadar okuduğunu artık bilmiyor.',
      'Bir şey yapmanız gerekmez: Hunter baştan okur.',
    ],
  ),
  'change-tracking-off': texts(
    [
      'Dynamics 365 does not track changes of this table.',
      'Hunter asks row by row meanwhile; have an administrator turn change tracking on.',
    ],
    [
      'Dynamics 365 bu tablonun değişikliklerini izlemiyor.',
      'Hunter bu sırada kayıtları tek tek soruyor; yöneticiden değişiklik izlemeyi açmasını isteyin.',
    ],
  ),
};
