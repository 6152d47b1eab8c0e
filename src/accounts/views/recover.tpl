{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<section class="gh-card">
<form class="usa-form" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="code" value="{{CODE}}">
<p>At least {{LENGTH_MIN}} characters; up to {{LENGTH_MAX}} are welcome, and blanks count. When it is set, all your sessions end and a lock on your account is lifted.</p>
{{required-note}}
{{>NEW_PASSWORD}}
{{>REPEAT_PASSWORD}}
<div class="gh-actions"><button class="usa-button" type="submit">Set new password</button></div>
</form>
</section>
</div>
